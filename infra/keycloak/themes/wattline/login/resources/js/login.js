// Follows a sign-in in another tab, shows what was typed into a password box, and sends a form once.
import { checkAuthSession, startSessionPolling } from "./authChecker.js";

const { signedInElsewhere, session } = document.body.dataset;
startSessionPolling(signedInElsewhere);
if (session) {
  checkAuthSession(session);
}

for (const button of document.querySelectorAll("button.reveal")) {
  const input = document.getElementById(button.getAttribute("aria-controls"));
  button.hidden = false;
  button.addEventListener("click", () => {
    const shown = input.type === "password";
    input.type = shown ? "text" : "password";
    button.setAttribute("aria-pressed", String(shown));
    button.textContent = shown ? button.dataset.hide : button.dataset.show;
  });
}

for (const form of document.forms) {
  let sent = false;
  form.addEventListener("submit", (event) => {
    if (sent) {
      event.preventDefault();
    }
    sent = true;
  });
}

// a page that comes back from the browser's memory may be sent again
addEventListener("pageshow", (event) => {
  if (event.persisted) {
    location.reload();
  }
});
