// Counts down the seconds the server gave; the server keeps the instant, so closing the page changes nothing.
const clock = document.querySelector("[data-seconds]");
const end = clock && performance.now() + Number(clock.dataset.seconds) * 1000;

function show() {
  const left = Math.max(0, Math.ceil((end - performance.now()) / 1000));
  const minutes = Math.floor(left / 60);
  clock.textContent =
    minutes >= 60
      ? `${Math.floor(minutes / 60)} h ${String(minutes % 60).padStart(2, "0")} min`
      : `${minutes}:${String(left % 60).padStart(2, "0")}`;
  if (left === 0) location.reload();
  else setTimeout(show, 1000);
}
if (clock && Number(clock.dataset.seconds) > 0) show();
