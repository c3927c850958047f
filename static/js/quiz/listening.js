// Listening: a recording, else a voice of this device, else no button. A voice that lives elsewhere would send the
// text away and is silent without network; a voice that plays a part is not for reading to people.
const PLAYS_A_PART = /[+]|online|natural|^(eddy|flo|grand|jacques|reed|rocko|sandy|shelley)/i;
const COUNTRY = { fr: ["fr-be", "fr-fr", "fr"], nl: ["nl-be", "nl-nl", "nl"] };
const voiceOf = {};
let speaking; // { button, texts, at, text } while something is heard

// Hyphens are joined by a sign that some voices would name.
const spoken = (text) => text.replace(/\u2060/g, "").replace(/\s+/g, " ").trim();
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
  const sentences = spoken(turn.text.textContent).match(/.+?(?:[.!?…]+ |$)/g) ?? [];
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
  what.textContent = spoken(name);
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
    // What is folded away is not on the page that is read.
    speaking = { button, texts: texts.filter((text) => canHear(text) && text.checkVisibility?.() !== false), at: 0 };
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
    const inside = listen ? listen.split(" ").map((id) => document.getElementById(id)) : [spot.closest("[data-together]")];
    const texts = inside.flatMap((part) => [...part.querySelectorAll("[data-heard]")]);
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
