// A file on its way: how far it is, and a way to stop. Without this the same form goes the plain way.
const form = document.querySelector("form[data-upload]");
if (form) prepare(form);

function prepare(form) {
  const part = (name) => form.querySelector(`[data-upload-${name}]`);
  const input = form.querySelector("input[type=file]");

  function moving(on) {
    part("state").hidden = !on;
    part("buttons").hidden = on;
    input.disabled = on;
  }

  function tooLarge() {
    const bytes = [...input.files].reduce((sum, file) => sum + file.size, 0);
    part("error").hidden = bytes <= Number(form.dataset.largest);
    return !part("error").hidden;
  }

  input.addEventListener("change", tooLarge);
  form.addEventListener("submit", (event) => {
    part("lost").hidden = true;
    if (tooLarge()) {
      event.preventDefault();
      return;
    }
    if (!input.files.length) return; // the server has the sentence for that
    event.preventDefault();
    send();
  });

  function send() {
    const request = new XMLHttpRequest();
    const data = new FormData(form); // before the field is disabled, or the file would be missing
    const bar = part("bar");
    const words = part("words");
    bar.value = 0;
    words.textContent = "Taking the file in";
    moving(true);
    part("cancel").focus();
    part("cancel").onclick = () => request.abort();

    request.upload.onprogress = ({ loaded, total }) => {
      bar.value = loaded / total;
    };
    request.upload.onload = () => {
      bar.removeAttribute("value"); // how long the reading takes nobody knows
      words.textContent = "Reading the messages";
    };
    request.onload = () => arrived(request);
    request.onerror = () => stopped(true);
    request.onabort = () => stopped(false);
    request.open("POST", location.pathname);
    request.responseType = "document";
    request.send(data);
  }

  function stopped(lost) {
    moving(false);
    part("lost").hidden = !lost;
    form.querySelector("[data-upload-buttons] button").focus();
  }

  // Where it led elsewhere, go there; where it was refused, show the same page with its sentence.
  function arrived(request) {
    const there = new URL(request.responseURL, location.href);
    const main = request.response?.querySelector("main");
    if (there.pathname !== location.pathname || !main) {
      location.assign(there.pathname + there.search);
      return;
    }
    document.querySelector("main").replaceWith(document.adoptNode(main));
    const again = document.querySelector("form[data-upload]");
    if (again) {
      prepare(again);
      again.querySelector("input[type=file]").focus();
    }
  }
}
