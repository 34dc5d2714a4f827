// Everything here is a comfort; each page works without it.
import "./leave.js";
import "./drafts.js";
import "./timer.js";
import "./upload.js";
import "./again.js";
import "./coach.js";
