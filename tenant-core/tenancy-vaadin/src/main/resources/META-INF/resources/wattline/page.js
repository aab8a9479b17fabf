// Small helps that must not wait for the server: the skip link, and the keys that go to the search.
document.addEventListener('click', (event) => {
  const skip = event.target.closest?.('[data-skip]');
  if (skip) {
    event.preventDefault();
    document.getElementById('main')?.focus();
  }
});

const typesInto = (element) =>
  element && (element.isContentEditable || /^(input|textarea|select)$/i.test(element.tagName));

document.addEventListener('keydown', (event) => {
  const search = document.querySelector('[data-search]');
  if (!search) {
    return;
  }
  const inField = event.composedPath().some((target) => target instanceof Element && typesInto(target));
  const slash = event.key === '/' && !event.ctrlKey && !event.metaKey && !event.altKey && !inField;
  const command = event.key.toLowerCase() === 'k' && (event.ctrlKey || event.metaKey);
  if (slash || command) {
    event.preventDefault();
    search.focus();
  }
});
