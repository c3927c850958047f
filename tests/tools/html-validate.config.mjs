// What html-validate asks of our pages: its recommended rules, less those that are a matter of taste.
export default {
  root: true,
  extends: ["html-validate:recommended"],
  elements: ["html5"],
  rules: {
    // Pages are made by templates: the blanks at the ends of lines are nobody's concern, and are gone after compression.
    "no-trailing-whitespace": "off",
    // A title names the question, then the test: it is read aloud, not fitted into a tab.
    "long-title": "off",
    // Safari takes the list role from a list without bullets; saying it again gives it back.
    "no-redundant-role": "off",
    // Inside a form a button submits unless it says otherwise, as the standard has it.
    "no-implicit-button-type": "off",
    // Written either way, as the standard allows.
    "attribute-boolean-style": "off",
    "doctype-style": "off",
    "void-style": "off",
    // Telephone numbers are kept on one line by the style sheet.
    "tel-non-breaking": "off",
    // Boxes that belong together share a name, as the standard has it.
    "form-dup-name": ["error", { shared: ["radio", "checkbox", "submit", "button", "reset"] }],
    // Nothing comes from another host, so there is nothing to pin.
    "require-sri": "off",
  },
};
