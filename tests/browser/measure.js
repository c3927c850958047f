// What can be measured on a page. Every function gives plain data; lists of words name what is wrong.
({
  // Not for the eyes: by its class, or because the screen is small.
  unseen(element) {
    if (element.closest("svg, .unseen, .skip")) return true;
    for (let box = element; box; box = box.parentElement) if (getComputedStyle(box).clipPath === "inset(50%)") return true;
    return false;
  },

  // What can be pressed: its name, whether it is an answer, and its boxes as [left, top, right, bottom].
  targets() {
    const marks = "[type=radio], [type=checkbox]";
    const all = "a[href], button, summary, select, input[type=text], label[for]";
    return [...document.querySelectorAll(all)]
      .filter((element) => element.checkVisibility({ visibilityProperty: true }) && !this.unseen(element))
      // A circle or square is pressed through its tile, which is all of its label.
      .filter((element) => !element.matches("label") || document.getElementById(element.htmlFor).matches(marks))
      .map((element) => ({
        name: (element.innerText || element.name || element.tagName).trim().replace(/\s+/g, " "),
        answer: element.matches(".tile label, .folder label, .typed input"),
        // A link that runs over two lines has two boxes.
        boxes: [...element.getClientRects()].map((box) => [box.left, box.top, box.right, box.bottom]),
      }));
  },

  // What lies beside the page, is cut off, or sticks out of the frame around it.
  overflow() {
    const wrong = [];
    const wide = document.documentElement.clientWidth;
    const long = document.documentElement.scrollWidth;
    if (long > wide) wrong.push(`the page is ${long} wide`);
    for (const element of document.querySelectorAll("body *")) {
      if (!element.checkVisibility() || this.unseen(element)) continue;
      const box = element.getBoundingClientRect();
      const style = getComputedStyle(element);
      const name = `${element.tagName}.${element.className}: ${(element.innerText ?? "").slice(0, 40)}`;
      if (box.width && (box.left < -0.5 || box.right > wide + 0.5)) wrong.push(`beside the page: ${name}`);
      const clips = style.overflowX !== "visible" || style.overflowY !== "visible";
      if (clips && element.scrollWidth > element.clientWidth + 1) wrong.push(`cut at the side: ${name}`);
      const hides = style.overflowY === "hidden";
      if (hides && element.scrollHeight > element.clientHeight + 1) wrong.push(`cut below: ${name}`);
      if (style.textOverflow === "ellipsis") wrong.push(`shortened: ${name}`);
    }
    const sides = ["Left", "Right", "Top", "Bottom"];
    const framed = (element) => {
      const style = getComputedStyle(element);
      return sides.every((side) => parseFloat(style[`border${side}Width`]) > 0);
    };
    const words = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (words.nextNode()) {
      const parent = words.currentNode.parentElement;
      const text = words.currentNode.data.trim();
      if (!text || parent.closest("select, noscript") || this.unseen(parent)) continue;
      let frame = parent;
      while (frame && !framed(frame)) frame = frame.parentElement;
      if (!frame || frame.matches(".scroller") || !parent.checkVisibility()) continue;
      const box = frame.getBoundingClientRect();
      const range = document.createRange();
      range.selectNodeContents(words.currentNode);
      const out = (line) =>
        line.left < box.left - 0.5 || line.right > box.right + 0.5 ||
        line.top < box.top - 0.5 || line.bottom > box.bottom + 0.5;
      if ([...range.getClientRects()].some(out)) wrong.push(`sticks out: ${text.slice(0, 60)}`);
    }
    return wrong;
  },

  // Words that run over two lines. Addresses of sites and of mail may.
  brokenWords() {
    const broken = [];
    const words = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (words.nextNode()) {
      const node = words.currentNode;
      const parent = node.parentElement;
      if (parent.closest("noscript, script") || !parent.checkVisibility() || this.unseen(parent)) continue;
      for (const word of node.data.matchAll(/[\p{L}’']+/gu)) {
        const before = node.data.slice(0, word.index).match(/\S*$/)[0];
        const after = node.data.slice(word.index + word[0].length).match(/^\S*/)[0];
        if (/[@./]\S/.test(before + word[0] + after)) continue;
        const range = document.createRange();
        range.setStart(node, word.index);
        range.setEnd(node, word.index + word[0].length);
        const lines = new Set([...range.getClientRects()].map((box) => Math.round(box.top / 4)));
        if (lines.size > 1) broken.push(`broken: ${word[0]}`);
      }
    }
    return broken;
  },

  // What is wrong with a drawn screen: it must be whole, sharp at every size, and nothing but plain buttons.
  drawn() {
    const device = document.querySelector(".device");
    const frame = device.getBoundingClientRect();
    const wrong = [];
    for (const element of device.querySelectorAll("*")) {
      if (element.closest("svg") || element.matches(".unseen")) continue;
      const box = element.getBoundingClientRect();
      const style = getComputedStyle(element);
      const inside =
        box.left > frame.left - 0.5 && box.right < frame.right + 0.5 &&
        box.top > frame.top - 0.5 && box.bottom < frame.bottom + 0.5;
      if (!inside) wrong.push(`outside its device: ${element.className} ${element.innerText}`);
      const scaled = style.transform !== "none" || style.zoom !== "1";
      const dots = element.matches("img, canvas, video") || style.backgroundImage.includes("url(");
      if (scaled || dots) wrong.push(`not sharp at every size: ${element.className}`);
      if (element.matches("a, input, select, [tabindex], [role]")) wrong.push(`no button: ${element.outerHTML}`);
    }
    for (const use of device.querySelectorAll("use")) {
      const picture = use.getBoundingClientRect();
      if (!picture.width || !picture.height) wrong.push(`an empty picture: ${use.getAttribute("href")}`);
    }
    return wrong;
  },

  // Where the focus is: whether that is where it is wanted, and what is wrong with how it shows.
  stop(wanted) {
    const here = document.activeElement;
    if (here === document.body) return { hit: false, wrong: [] };
    // A circle or square shows the focus around its whole tile.
    const shown = here.matches(".tile input, .folder input") ? here.nextElementSibling : here;
    const style = getComputedStyle(shown);
    const box = shown.getBoundingClientRect();
    const name = `${here.tagName} ${shown.innerText.slice(0, 40)}`;
    const wrong = [];
    const outlined = style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 3;
    if (!outlined) wrong.push(`no outline: ${name}`);
    const beside = box.left < 0 || box.right > innerWidth;
    const below = box.height <= innerHeight && (box.top < 0 || box.bottom > innerHeight);
    if (beside || below) wrong.push(`out of view: ${name}`);
    const middle = (Math.max(box.top, 0) + Math.min(box.bottom, innerHeight)) / 2;
    const top = document.elementFromPoint((box.left + box.right) / 2, middle);
    if (!shown.contains(top) && !top?.contains(shown)) wrong.push(`covered: ${name}`);
    return { hit: here.matches(wanted), wrong };
  },

  // Controls without a border of another colour than the page on each of their sides.
  withoutBorder() {
    const invisible = [getComputedStyle(document.body).backgroundColor, "rgba(0, 0, 0, 0)"];
    const sides = ["Left", "Right", "Top", "Bottom"];
    return [...document.querySelectorAll("button, .button, .pill, .tile label, .tile input, .folder label, .folder input, select")]
      .filter((element) => {
        const style = getComputedStyle(element);
        if (!element.checkVisibility()) return false;
        // A circle or square may be drawn by the system.
        if (element.matches(".tile input, .folder input") && style.appearance !== "none") return false;
        return sides.some((side) =>
          parseFloat(style[`border${side}Width`]) < 1 ||
          ["none", "hidden"].includes(style[`border${side}Style`]) ||
          invisible.includes(style[`border${side}Color`]));
      })
      .map((element) => `${element.className}: ${element.innerText}`);
  },

  // The classes of what is animated, or would be if anything about it changed.
  moving() {
    const still = (style) => style.animationName === "none" && /^(0s(, )?)+$/.test(style.transitionDuration);
    return [...document.querySelectorAll("*")]
      .filter((element) => !still(getComputedStyle(element)))
      .map((element) => element.getAttribute("class"));
  },

  // What stands on paper.
  print() {
    const visible = [...document.querySelectorAll("body *")].filter((element) => element.checkVisibility());
    const says = (element) => [...element.childNodes].some((node) => node.nodeType === 3 && node.data.trim());
    const words = visible.filter(says);
    const small = (element) => parseFloat(getComputedStyle(element).fontSize) < 12;
    return {
      pressed: visible.filter((element) => element.matches("a, button, nav")).map((element) => element.outerHTML),
      small: words.filter(small).map((element) => element.innerText),
      colours: [...new Set(words.map((element) => getComputedStyle(element).color))],
      grounds: [...new Set(words.map((element) => getComputedStyle(element).backgroundColor))],
    };
  },

  // How far a journey has come.
  progress() {
    return {
      language: document.documentElement.lang,
      title: document.title,
      headings: [...document.querySelectorAll("h1")].map((heading) => heading.innerText.replaceAll("\u2060", "")),
      line: document.querySelector(".line").ariaHidden,
      step: document.querySelector(".step").innerText,
      chosen: document.querySelectorAll(":checked:not(option), .el--chosen, option:checked:not([value=''])").length,
    };
  },
})
