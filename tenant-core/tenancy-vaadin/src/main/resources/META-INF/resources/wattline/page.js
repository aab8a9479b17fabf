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

// Rows of a table: the arrows go from row to row, Enter opens the row's first link.
const rowKeys = (event, row) => {
  const next = { ArrowDown: row.nextElementSibling, ArrowUp: row.previousElementSibling }[event.key];
  if (next?.matches('[data-row]')) {
    event.preventDefault();
    row.tabIndex = -1;
    next.tabIndex = 0;
    next.focus();
  } else if (event.key === 'Enter') {
    row.querySelector('a[href]')?.click();
  }
};

// A grid goes from cell to cell by itself; Enter does on a cell what a click does.
document.addEventListener('keydown', (event) => {
  const pressed = event.composedPath()[0];
  if (event.ctrlKey || event.metaKey || event.altKey || !(pressed instanceof Element)) {
    return;
  }
  if (pressed.matches('tr[data-row]')) {
    rowKeys(event, pressed);
  } else if (
    event.key === 'Enter' &&
    pressed.matches('td[role~="gridcell"]') &&
    event.composedPath().some((part) => part instanceof Element && part.matches('vaadin-grid[data-rows]'))
  ) {
    event.preventDefault();
    pressed.click();
  }
});

// On a phone the areas are behind a button; opening and closing them needs no round trip.
const areas = (open) => {
  const shell = document.querySelector('.wl-shell');
  const button = document.querySelector('[data-menu]');
  if (shell && button) {
    shell.classList.toggle('areas-open', open);
    button.setAttribute('aria-expanded', String(open));
    if (open) {
      document.querySelector('#areas a')?.focus();
    }
  }
};

document.addEventListener('click', (event) => {
  const isOpen = document.querySelector('.wl-shell')?.classList.contains('areas-open') ?? false;
  if (event.target.closest?.('[data-menu]')) {
    areas(!isOpen);
  } else if (isOpen && (!event.target.closest?.('#areas') || event.target.closest?.('#areas a'))) {
    areas(false);
  }
});

document.addEventListener('keydown', (event) => {
  if (event.key === 'Escape' && document.querySelector('.wl-shell')?.classList.contains('areas-open')) {
    areas(false);
    document.querySelector('[data-menu]')?.focus();
  }
});

// The framework's sign of a lost connection is said aloud, like any other news of the page.
const indicator = document.querySelector('vaadin-connection-indicator');
if (indicator) {
  indicator.setAttribute('role', 'status');
} else {
  new MutationObserver((changes, watch) => {
    const late = document.querySelector('vaadin-connection-indicator');
    if (late) {
      late.setAttribute('role', 'status');
      watch.disconnect();
    }
  }).observe(document.documentElement, { childList: true, subtree: true });
}

// What stands further down a page is fetched when it comes near the screen.
const nearing = new IntersectionObserver(
  (seen) => {
    for (const { isIntersecting, target } of seen) {
      if (isIntersecting) {
        nearing.unobserve(target);
        target.dispatchEvent(new CustomEvent('wl-near'));
      }
    }
  },
  { rootMargin: '25% 0px', scrollMargin: '25% 0px' },
);
const awaited = (node) => {
  if (node instanceof Element) {
    if (node.matches('[data-when-near]')) {
      nearing.observe(node);
    }
    node.querySelectorAll('[data-when-near]').forEach((part) => nearing.observe(part));
  }
};
awaited(document.documentElement);
new MutationObserver((changes) => {
  for (const change of changes) {
    if (change.type === 'attributes') {
      awaited(change.target);
    } else {
      change.addedNodes.forEach(awaited);
    }
  }
}).observe(document.documentElement, {
  childList: true,
  subtree: true,
  attributes: true,
  attributeFilter: ['data-when-near'],
});
