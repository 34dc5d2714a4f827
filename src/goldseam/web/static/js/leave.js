// Leave: cover the page first, seal what was being written, end access, then go. Shift three times does the same.
import { sealDrafts } from "./drafts.js";

const SHIFTS = 3;
const WITHIN_MS = 5000; // as GOV.UK's "Exit this page"
const PATIENCE_MS = 700; // sealing a draft may take this long; leaving does not wait for a stalled network

const link = document.getElementById("leave");

function cover() {
  const sheet = document.createElement("div");
  sheet.className = "cover";
  document.body.append(sheet);
}

async function leave(event) {
  event?.preventDefault();
  cover();
  await Promise.race([sealDrafts(), new Promise((done) => setTimeout(done, PATIENCE_MS))]);
  location.replace(link.href);
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
  if (presses.length >= SHIFTS) {
    presses = [];
    leave();
  }
});

// A page brought back by the Back button may be one that was locked since.
addEventListener("pageshow", (event) => {
  if (event.persisted) location.reload();
});
