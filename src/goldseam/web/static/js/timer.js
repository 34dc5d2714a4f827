// Counts down the seconds the server gave; the server keeps the instant, so closing the page changes nothing.
const clock = document.querySelector("[data-seconds]");
const bar = clock?.parentElement.querySelector("progress");
const given = Number(clock?.dataset.seconds);
// The wall clock, and no other: it goes on while the lid is closed.
const end = Date.now() + given * 1000;

function show() {
  const left = Math.max(0, Math.ceil((end - Date.now()) / 1000));
  const minutes = Math.floor(left / 60);
  clock.textContent =
    minutes >= 60
      ? `${Math.floor(minutes / 60)} h ${String(minutes % 60).padStart(2, "0")} min`
      : `${minutes}:${String(left % 60).padStart(2, "0")}`;
  if (bar) bar.value = bar.max - left;
  if (left === 0) location.replace(location.pathname);
  else setTimeout(show, 1000);
}
if (given > 0) show();
