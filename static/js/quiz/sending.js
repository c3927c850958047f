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
  let onItsWay; // its reply: what is sent next waits for it, since of two at once the first might arrive last
  let next; // the timer of the next one
  let going = false; // the next page is asked for
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

  // The one under way is heard no more.
  const stop = () => {
    clearTimeout(next);
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
    trial?.abort();
    stop();
    const mine = (trial = new AbortController());
    const heard = () => trial === mine && !leaving;
    setTimeout(() => { if (heard() && !tries) say("moment"); }, SAY_SOMETHING);
    await onItsWay;
    if (!heard()) return;
    setTimeout(() => mine.abort(), LIMITS[Math.min(tries, LIMITS.length - 1)]);
    const headers = { Prefer: "return=minimal" };
    const options = { method: "POST", body, headers, redirect: "manual", signal: mine.signal };
    onItsWay = fetch(form.action, options).catch(() => undefined);
    const reply = await onItsWay;
    if (!heard()) return;
    const where = reply?.headers.get("Location");
    if (reply?.status === 204 && where) goTo(where);
    else if (reply && !BUSY.includes(reply.status)) sendPlainly(); // a page to be seen
    else tryLater();
  }

  // It may not come: then the same press does the same again.
  const goTo = (where) => {
    going = true;
    location.assign(where);
    setTimeout(hold, NOT_FOR_EVER, false);
  };

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
  const thinkAgain = () => {
    if (!body) return;
    if (going) window.stop(); // else the next page would come in the middle of the new answer, and take it away
    going = false;
    stop();
    body = undefined;
    hold(false);
    say();
  };
  form.addEventListener("input", thinkAgain);
  form.addEventListener("change", thinkAgain);
  note.querySelector("button").addEventListener("click", sendNow);
  addEventListener("online", () => { if (tries && body) sendNow(); });
}
