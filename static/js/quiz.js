// Comfort only: every page works without this file.

// A page that the browser brings back from memory may belong to somebody who has left.
addEventListener("pageshow", (event) => {
  if (event.persisted) location.reload();
});

// A second tap of the same finger must not press what stands at the same place on the next page. On the keypad
// the same keys stand there, and people who know their code are quick: a swallowed press would be a mistake.
const QUIET_AFTER_SHOWING = 350; // milliseconds
const shown = performance.now();

for (const form of document.querySelectorAll("form")) {
  let sent = false;
  form.addEventListener("submit", (event) => {
    const quick = event.submitter?.matches(".key");
    if (sent || (!quick && performance.now() - shown < QUIET_AFTER_SHOWING)) {
      event.preventDefault();
      return;
    }
    sent = true;
  });
  addEventListener("pageshow", () => { sent = false; });
}

// On a device that many people use, whoever has left must leave nothing: ask, wait, empty. The server has a limit
// of its own, a little later.
const TELL_THE_SERVER = 15000; // milliseconds; less than the margin of web/device.py
const TRY_AGAIN = 5000;
const LONGEST_LISTENING = 600000; // a voice that never says that it has ended must not keep the screen for ever
const idle = document.getElementById("idle");

if (idle) {
  const { after, within, stay, leave, home, proof } = idle.dataset;
  const left = idle.querySelector("[aria-live]");
  let last = Date.now(); // sign of life
  let told = last;
  let touched = last;
  let leaving = false;

  const post = (address) =>
    fetch(address, { method: "POST", headers: { "X-CSRFToken": proof }, redirect: "manual", keepalive: true });

  const here = (tellNow) => {
    last = Date.now();
    if (tellNow !== true && last - told < TELL_THE_SERVER) return;
    told = last;
    post(stay).catch(() => {}); // the page itself tells of a lost network
  };

  const heard = () => {
    if (!idle.open && !leaving && Date.now() - touched < LONGEST_LISTENING) here();
  };

  const touch = () => {
    if (idle.open || leaving) return;
    touched = Date.now();
    here();
  };

  const remain = () => {
    touched = Date.now();
    here(true);
  };

  const empty = () => {
    leaving = true;
    document.documentElement.hidden = true;
    const again = () => setTimeout(empty, TRY_AGAIN);
    // Only a redirect means that the visit has ended.
    post(leave).then(({ type }) => (type === "opaqueredirect" ? location.replace(home) : again()), again);
  };

  const look = () => {
    if (leaving) return;
    if (speaking) heard();
    const seconds = Number(after) + Number(within) - (Date.now() - last) / 1000;
    if (seconds <= 0) {
      empty();
    } else if (seconds <= Number(within)) {
      if (!idle.open) idle.showModal();
      // Telling each second would drown everything else.
      const words = seconds <= 10 ? left.dataset[10] : seconds <= 30 ? left.dataset[30] : "";
      if (left.textContent !== words) left.textContent = words;
    }
  };

  for (const sign of ["pointerdown", "pointermove", "touchmove", "keydown", "wheel", "scroll"]) {
    addEventListener(sign, touch, { capture: true, passive: true });
  }
  idle.addEventListener("click", (event) => {
    if (event.target.closest("a")) return;
    remain();
    idle.close();
  });
  idle.addEventListener("cancel", remain);
  idle.addEventListener("close", touch); // browsers leave out the second "cancel" in a row
  document.addEventListener("visibilitychange", look);
  setInterval(look, 1000);
}

// Where several answers are possible, a way out stands alone: choosing one lets go of the others.
for (const box of document.querySelectorAll('.question input[type="checkbox"]')) {
  box.addEventListener("change", () => {
    if (!box.checked) return;
    const wayOut = box.closest(".ways-out") !== null;
    for (const other of document.querySelectorAll('.question input[type="checkbox"]')) {
      const otherIsWayOut = other.closest(".ways-out") !== null;
      if (other !== box && (wayOut || otherIsWayOut)) other.checked = false;
    }
  });
}

// After a mistake, the explanation comes first.
document.getElementById("wrong")?.focus();

// Printing needs this file, so its button only shows when it works.
for (const button of document.querySelectorAll("[data-print]")) {
  button.hidden = false;
  button.addEventListener("click", () => print());
}

// Listening: a recording, else a voice of this device, else no button. A voice that lives elsewhere would send the
// text away and is silent without network; a voice that plays a part is not for reading to people.
const PLAYS_A_PART = /[+]|online|natural|^(eddy|flo|grand|jacques|reed|rocko|sandy|shelley)/i;
const COUNTRY = { fr: ["fr-be", "fr-fr", "fr"], nl: ["nl-be", "nl-nl", "nl"] };
const voiceOf = {};
let speaking; // { button, texts, at, text } while something is heard

const languageOf = (text) => text.closest("[lang]").lang;
const canHear = (text) => Boolean(text.dataset.recording || voiceOf[languageOf(text)]);
const player = document.createElement("audio");

function chooseVoices() {
  const known = window.speechSynthesis?.getVoices() ?? [];
  for (const [language, order] of Object.entries(COUNTRY)) {
    const rank = ({ tag }) => (order.includes(tag) ? order.indexOf(tag) : order.length);
    voiceOf[language] = known
      .filter((voice) => voice.localService && !PLAYS_A_PART.test(voice.name))
      .map((voice) => ({ voice, tag: voice.lang.toLowerCase().replace("_", "-") }))
      .filter(({ tag }) => tag.split("-")[0] === language)
      .sort((one, other) => rank(one) - rank(other))[0]?.voice;
  }
  offer();
}

function hush() {
  const was = speaking;
  speaking = undefined;
  player.pause();
  if (window.speechSynthesis?.speaking || window.speechSynthesis?.pending) speechSynthesis.cancel();
  was?.button.setAttribute("aria-pressed", "false");
  was?.text?.removeAttribute("data-now");
}

// One text after the other; whatever was pressed since then has the word.
function goOn(turn) {
  if (speaking !== turn) return;
  turn.text?.removeAttribute("data-now");
  turn.text = turn.texts[turn.at++];
  if (!turn.text) return hush();
  turn.text.setAttribute("data-now", "");
  if (turn.text.dataset.recording) play(turn);
  else say(turn);
}

function play(turn) {
  const otherwise = () => {
    if (speaking !== turn) return;
    if (voiceOf[languageOf(turn.text)]) say(turn);
    else goOn(turn);
  };
  player.onended = () => goOn(turn);
  player.onerror = otherwise;
  player.src = turn.text.dataset.recording;
  player.play().catch(() => {}); // paused by another press, or onerror tells
}

// Sentence by sentence: some voices stop in the middle of a long text.
function say(turn) {
  const voice = voiceOf[languageOf(turn.text)];
  const sentences = turn.text.textContent.replace(/\u2060/g, "").replace(/\s+/g, " ").trim().match(/.+?(?:[.!?…]+ |$)/g) ?? [];
  const next = () => {
    if (speaking !== turn) return;
    const sentence = sentences.shift();
    if (!sentence || !voice) return goOn(turn);
    turn.words = new SpeechSynthesisUtterance(sentence); // kept, else browsers forget to tell its end
    turn.words.voice = voice;
    turn.words.lang = voice.lang;
    turn.words.rate = 0.9;
    turn.words.onend = next;
    turn.words.onerror = () => { if (speaking === turn) hush(); };
    speechSynthesis.speak(turn.words);
  };
  next();
}

function makeButton(texts, language, name, words) {
  const template = document.querySelector(`[data-listen-button][lang="${language}"]`);
  const button = template.content.firstElementChild.cloneNode(true);
  const [verb, what] = button.querySelectorAll("span");
  what.textContent = name;
  if (words) {
    verb.textContent = words;
    verb.classList.remove("unseen");
    what.remove();
    button.dataset.words = "";
  }
  button.addEventListener("click", () => {
    const again = speaking?.button === button;
    hush();
    if (again) return;
    speaking = { button, texts: texts.filter(canHear), at: 0 };
    button.setAttribute("aria-pressed", "true");
    goOn(speaking);
  });
  return button;
}

const works = (texts) => texts.some(canHear) && texts.every((text) => canHear(text) || text.dataset.heard === "extra");

function offer() {
  for (const text of document.querySelectorAll("[data-heard]")) {
    if (text.closest("[data-together]") || "offered" in text.dataset || !works([text])) continue;
    text.dataset.offered = "";
    const around = text.closest("label, legend, summary, h1, h2, h3, button, a") ?? text;
    (around.closest("legend") ?? around).after(makeButton([text], languageOf(text), text.textContent));
  }
  for (const spot of document.querySelectorAll("[data-listen]:empty")) {
    const { listen, name, words } = spot.dataset;
    const inside = listen ? document.getElementById(listen) : spot.closest("[data-together]");
    const texts = [...inside.querySelectorAll("[data-heard]")];
    if (works(texts)) spot.append(makeButton(texts, languageOf(spot), name, words));
  }
}

if (document.querySelector("[data-heard]")) {
  document.body.append(player);
  addEventListener("pagehide", hush);
  // Voices arrive late, and not every browser says so.
  window.speechSynthesis?.addEventListener?.("voiceschanged", chooseVoices);
  setTimeout(chooseVoices, 1000);
  chooseVoices();
}
