// A page that waits for something looks again by itself while somebody is looking at it.
const waiting = document.querySelector("[data-again]");
if (waiting) setTimeout(look, Number(waiting.dataset.again) * 1000);

function look() {
  if (document.visibilityState === "visible") location.reload();
  else document.addEventListener("visibilitychange", look, { once: true });
}
