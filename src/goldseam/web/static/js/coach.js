// Words are looked at whenever one pauses: by this app itself, on this machine, and nothing of it is kept. Where one
// taps, a language model of one's own may read along, if there is one; a pause never cuts that off.
// What changed is put in its place; the box keeps the keyboard, and only the sentence that counts is read out.
const PAUSE_MS = 900;
const form = document.querySelector("[data-coach]")?.closest("form");
let looked = form ? written() : "";
let pausing = 0;
let request = null;
let tapping = false;

function written() {
  const data = new FormData(form);
  for (const ours of ["once", "csrfmiddlewaretoken", "place", "at", "stands"]) data.delete(ours);
  return new URLSearchParams(data).toString();
}

function look(why) {
  const words = written();
  if (words === looked || (tapping && why === "paused")) return;
  looked = words;
  tapping = why === "tapped";
  const before = request;
  request = new XMLHttpRequest(); // gives back a document, which the policy of this page lets nothing else do
  before?.abort();
  request.open("POST", location.pathname);
  request.responseType = "document";
  request.setRequestHeader("X-Part", why);
  const asked = request;
  asked.onload = () => put(asked.status < 300 ? asked.response : null);
  asked.onerror = () => {
    looked = ""; // so that the next pause asks again
  };
  asked.onloadend = () => {
    if (asked !== request || !tapping) return;
    tapping = false;
    if (looked) look("paused"); // what was typed meanwhile
  };
  const data = new FormData(form);
  data.set("do", "look");
  asked.send(new URLSearchParams(data));
}

function put(answer) {
  for (const place of form.querySelectorAll("[data-coach]")) {
    const fresh = answer?.querySelector(`[data-coach="${place.dataset.coach}"]`);
    if (fresh) renew(place, fresh);
    else empty(place); // put away, or locked: then there is no coach
  }
}

function renew(place, fresh) {
  const part = (of, name) => of.querySelector(`[data-${name}]`);
  if (part(place, "says").textContent !== part(fresh, "says").textContent) {
    move(part(fresh, "says"), part(place, "says"));
  }
  const shows = part(place, "shows");
  if (!shows.isEqualNode(part(fresh, "shows")) && !shows.contains(document.activeElement)) {
    move(part(fresh, "shows"), shows);
  }
  const feelings = part(place, "feelings");
  if (feelings && !feelings.contains(document.activeElement)) {
    feelings.hidden = part(fresh, "feelings")?.hidden ?? true;
  }
}

function move(from, to) {
  to.replaceChildren(...[...from.childNodes].map((node) => document.adoptNode(node)));
}

function empty(place) {
  place.querySelector("[data-says]").textContent = "";
  place.querySelector("[data-shows]").replaceChildren();
}

if (form) {
  form.addEventListener("input", () => {
    clearTimeout(pausing);
    pausing = setTimeout(() => look("paused"), PAUSE_MS);
  });
  form.addEventListener("submit", (event) => {
    clearTimeout(pausing);
    if (event.submitter?.dataset.look === undefined) return;
    event.preventDefault(); // the same look, without another page
    looked = "";
    look("tapped");
  });
}

// A copy button is there where copying works; the text can be selected by hand everywhere.
for (const button of document.querySelectorAll("[data-copy]")) {
  if (!navigator.clipboard) break;
  const told = document.createElement("span");
  told.setAttribute("role", "status");
  told.className = "mut";
  button.after(told);
  button.hidden = false;
  button.addEventListener("click", async () => {
    const source = document.getElementById(button.dataset.copy);
    await navigator.clipboard.writeText(source.value ?? source.textContent);
    told.textContent = "Copied. Nobody has it yet.";
  });
}
