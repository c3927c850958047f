// An answer stays on its page until it has arrived. What the network loses is sent again, by itself and when asked:
// to the server the same answer twice is one. Whoever changes the answer meanwhile stops this, and sends it anew.
const LIMITS = [10000, 20000, 40000]; // milliseconds for one try: longer each time, since a line may just be slow
const PAUSES = [1000, 2000, 5000, 10000, 20000, 30000]; // between tries
const MOST_TRIES = 20; // by itself; afterwards only when asked, or when the network is back
const SAY_SOMETHING = 1500; // milliseconds without a reply, after which the page says that it works
const BUSY = [502, 503, 504]; // no reply to this answer: the server is away, or the database behind it
const note = document.getElementById("sending");

if (note) {
  const form = document.getElementById(note.dataset.form);
  let pressed; // the button
  let body; // what is sent; nothing while nobody has pressed
  let tries = 0; // that failed
  let trial; // the one under way
  let next; // the timer of the next one
  let plainly = false; // the browser sends it, as it does without this script

  const say = (what) => {
    for (const part of note.querySelectorAll("[data-says]")) part.hidden = !part.dataset.says.split(" ").includes(what);
  };

  const hold = (held) => {
    if (held) onTheirWay.add(form);
    else onTheirWay.delete(form);
    for (const control of form.elements) {
      if (control.type !== "submit") continue;
      if (held) control.setAttribute("aria-disabled", "true");
      else control.removeAttribute("aria-disabled");
    }
  };

  const stop = () => {
    clearTimeout(next);
    trial?.abort();
    trial = undefined;
  };

  const sendPlainly = () => {
    plainly = true;
    hold(false);
    form.requestSubmit(pressed);
  };

  const tryLater = () => {
    trial = undefined;
    tries += 1;
    hold(false);
    say(tries > 1 || !navigator.onLine ? "lost" : "slow");
    if (tries < MOST_TRIES) next = setTimeout(send, PAUSES[Math.min(tries, PAUSES.length) - 1]);
  };

  async function send() {
    stop();
    if (leaving) return;
    const mine = (trial = new AbortController());
    const limit = setTimeout(() => mine.abort(), LIMITS[Math.min(tries, LIMITS.length - 1)]);
    const patience = setTimeout(() => { if (!tries) say("moment"); }, SAY_SOMETHING);
    const headers = { Prefer: "return=minimal" };
    const options = { method: "POST", body, headers, redirect: "manual", signal: mine.signal };
    const reply = await fetch(form.action, options).catch(() => undefined);
    clearTimeout(limit);
    clearTimeout(patience);
    if (trial !== mine || leaving) return;
    const where = reply?.headers.get("Location");
    if (reply?.status === 204 && where) location.assign(where);
    else if (reply && !BUSY.includes(reply.status)) sendPlainly(); // a page to be seen
    else tryLater();
  }

  const sendNow = () => {
    hold(true);
    if (tries) say("slow");
    send();
  };

  form.addEventListener("submit", (event) => {
    if (plainly || event.defaultPrevented) return;
    event.preventDefault();
    pressed = event.submitter;
    body = new URLSearchParams(new FormData(form));
    if (pressed?.name) body.append(pressed.name, pressed.value);
    sendNow();
  });
  form.addEventListener("change", () => {
    if (!body) return;
    stop();
    body = undefined;
    hold(false);
    say();
  });
  note.querySelector("button").addEventListener("click", sendNow);
  addEventListener("online", () => { if (tries && body) sendNow(); });
}
