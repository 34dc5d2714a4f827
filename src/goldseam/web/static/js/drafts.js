// What is being written is sealed on the server every few seconds, never in the browser; and the page notices the lock.
const EVERY_MS = 10000;
const { draftTo, left } = document.body.dataset;
const form = document.querySelector("form[data-draft]");
const note = document.createElement("p");
let sealed = form ? written() : "";
let sent = false;

function written() {
  const data = new FormData(form);
  data.delete("once");
  return new URLSearchParams(data).toString();
}

export async function sealDrafts() {
  if (!form || !draftTo || sent) return;
  const text = written();
  if (text === sealed) return;
  const body = new URLSearchParams(text);
  body.set("place", form.dataset.draft);
  body.set("at", location.pathname);
  const answer = await fetch(draftTo, { method: "POST", body, keepalive: text.length < 60000 });
  if (answer.ok) sealed = text;
  const plain = answer.headers.get("Content-Type")?.startsWith("text/plain");
  say(!answer.ok && plain ? await answer.text() : "");
}

// Why it could not be sealed, in the server's own sentence, until it can be again.
function say(sentence) {
  note.textContent = sentence;
  note.hidden = !sentence;
}

if (form) {
  note.className = "error";
  note.hidden = true;
  note.setAttribute("role", "status");
  form.append(note);
  form.addEventListener("submit", () => {
    sent = true; // or the page, on its way out, would seal once more what was just recorded
  });
  setInterval(() => sealDrafts().catch(() => {}), EVERY_MS);
  document.addEventListener("visibilitychange", () => {
    if (document.hidden) sealDrafts().catch(() => {});
  });
}

// Asks how many quiet seconds are left (asking does not count as being here), seals, and shows the lock page in time.
async function watchLock() {
  let seconds = 60;
  try {
    const answer = await fetch(left);
    seconds = answer.ok ? Number(await answer.text()) : 0;
  } catch {
    // the server is gone or slow: look again in a minute
  }
  if (seconds <= 0) {
    location.replace("/");
    return;
  }
  if (seconds < 30) await sealDrafts().catch(() => {});
  setTimeout(watchLock, Math.min(Math.max(seconds, 5), 60) * 1000);
}
if (left) setTimeout(watchLock, 30000);
