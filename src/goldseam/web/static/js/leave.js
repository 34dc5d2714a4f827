// Leave: cover the page first, seal what was being written, end access, then go. Shift three times does the same.
import { sealDrafts } from "./drafts.js";

const SHIFTS = 3;
const WITHIN_MS = 5000; // as GOV.UK's "Exit this page"
const PATIENCE_MS = 300; // a short text travels on by itself; for a long one we wait, but not for a stalled network

const link = document.getElementById("leave");
const told = document.createElement("p"); // says how many presses are left, to those who hear the page
told.className = "vh";
told.setAttribute("role", "status");
document.body.append(told);

function cover() {
  const sheet = document.createElement("div");
  sheet.className = "cover";
  for (const part of document.body.children) part.inert = true; // nothing below can be read out or typed into any more
  document.body.append(sheet);
}

let leaving = false;
async function leave(event) {
  event?.preventDefault();
  if (leaving) return;
  leaving = true;
  cover();
  const patience = new Promise((done) => setTimeout(done, PATIENCE_MS));
  await Promise.race([sealDrafts().catch(() => {}), patience]);
  location.replace(link.href); // no way back to this page
}

link?.addEventListener("click", leave);

let presses = [];
addEventListener("keydown", (event) => {
  if (event.key !== "Shift") {
    presses = []; // a capital letter is no call for help
    return;
  }
  if (event.repeat) return;
  presses = [...presses.filter((at) => event.timeStamp - at < WITHIN_MS), event.timeStamp];
  const missing = SHIFTS - presses.length;
  told.textContent = missing === 1 ? "Leave: press Shift once more" : "";
  if (missing > 0) return;
  presses = [];
  leave();
});

// A page brought back by the Back button may be one that was locked since.
addEventListener("pageshow", (event) => {
  if (event.persisted) location.reload();
});
