// <wl-chart>: draws a picture that the server sends, reads its values aloud by keys, and shows it as a table.
const scripts = new Map();

const load = (address) => {
  if (!scripts.has(address)) {
    scripts.set(address, new Promise((resolve, reject) => {
      const script = document.createElement('script');
      script.src = address;
      script.onload = () => resolve(window.Chart);
      script.onerror = () => {
        scripts.delete(address);
        reject(new Error(address));
      };
      document.head.append(script);
    }));
  }
  return scripts.get(address);
};

const make = (tag, className, text) => {
  const element = document.createElement(tag);
  if (className) element.className = className;
  if (text !== undefined) element.textContent = text;
  return element;
};

const calm = matchMedia('(prefers-reduced-motion: reduce)');
const coarse = matchMedia('(pointer: coarse)');
const dark = matchMedia('(prefers-color-scheme: dark)');
let numbers = 0;

class WattlineChart extends HTMLElement {
  #picture = null;
  #chart = null;
  #at = -1;
  #asTable = false;
  #drawn = 0;
  #parts = null;
  #redraw = () => this.#draw();
  #schemes = new MutationObserver(this.#redraw);

  set picture(value) {
    this.#picture = value;
    this.#at = -1;
    if (this.isConnected) this.#build();
  }

  get picture() {
    return this.#picture;
  }

  connectedCallback() {
    for (const name of ['picture', 'opens']) {
      if (Object.hasOwn(this, name)) {
        const early = this[name];
        delete this[name];
        this[name] = early;
      }
    }
    dark.addEventListener('change', this.#redraw);
    this.#schemes.observe(document.documentElement, { attributeFilter: ['style', 'class', 'theme'] });
    if (this.#picture) this.#build();
  }

  disconnectedCallback() {
    dark.removeEventListener('change', this.#redraw);
    this.#schemes.disconnect();
    this.#forget();
  }

  #forget() {
    this.#drawn++;
    this.#chart?.destroy();
    this.#chart = null;
  }

  #build() {
    this.#forget();
    const { finding, unit, words, slots, series } = this.#picture;
    const id = `wl-chart-${++numbers}`;
    const figure = make('figure', 'wl-chart-figure');
    const head = make('figcaption', 'wl-chart-head');
    const title = make('p', 'wl-chart-title', finding);
    title.id = `${id}-title`;
    const toggle = make('button', 'wl-chart-toggle');
    toggle.type = 'button';
    toggle.addEventListener('click', () => this.#turn());
    head.append(title, toggle);
    const legend = this.#legend(series, words);
    const axis = make('div', 'wl-chart-unit', unit);
    const plot = make('div', 'wl-chart-plot');
    plot.tabIndex = 0;
    plot.setAttribute('role', 'slider');
    plot.setAttribute('aria-labelledby', title.id);
    plot.setAttribute('aria-describedby', `${id}-hint`);
    plot.setAttribute('aria-valuemin', '1');
    plot.setAttribute('aria-valuemax', String(Math.max(1, slots.length)));
    const canvas = make('canvas');
    canvas.setAttribute('aria-hidden', 'true');
    plot.append(canvas);
    const values = make('p', 'wl-chart-values');
    values.id = `${id}-hint`;
    const table = make('div', 'wl-chart-table');
    table.tabIndex = 0;
    table.setAttribute('role', 'region');
    table.setAttribute('aria-labelledby', title.id);
    figure.append(head, legend, values, axis, plot, table);
    plot.addEventListener('keydown', (event) => this.#key(event));
    table.addEventListener('keydown', (event) => this.#key(event));
    plot.addEventListener('pointermove', (event) => this.#go(this.#under(event)));
    plot.addEventListener('pointerdown', (event) => this.#go(this.#under(event)));
    plot.addEventListener('pointerleave', () => document.activeElement !== plot && this.#go(-1));
    plot.addEventListener('blur', () => this.#go(-1));
    plot.addEventListener('focus', () => this.#at < 0 && plot.matches(':focus-visible') && this.#go(0));
    plot.addEventListener('click', (event) => this.#open(this.#under(event)));
    const focused = this.contains(document.activeElement) ? document.activeElement.className : '';
    this.replaceChildren(figure);
    this.#parts = { plot, canvas, values, table, toggle, axis };
    this.#show();
    if (focused) this.querySelector(`.${focused.split(' ')[0]}`)?.focus();
  }

  #legend(series, words) {
    const legend = make('ul', 'wl-chart-legend');
    const entries = series.length > 1 ? series.map((one) => [one.name, one.hue, one.kind]) : [];
    for (const [name, hue, kind] of entries) {
      const item = make('li', '', name);
      const swatch = make('span', `wl-chart-swatch${kind === 'BAR' ? '' : ' wl-chart-swatch-line'}`);
      swatch.style.setProperty('--wl-hue', `var(--wl-${hue})`);
      item.prepend(swatch);
      legend.append(item);
    }
    if (series.some((one) => one.estimated.some(Boolean))) {
      const item = make('li', '', words.estimated);
      item.prepend(make('span', 'wl-chart-swatch wl-chart-swatch-estimated'));
      legend.append(item);
    }
    legend.hidden = legend.children.length === 0;
    return legend;
  }

  #turn() {
    this.#asTable = !this.#asTable;
    this.#show();
    (this.#asTable ? this.#parts.table : this.#parts.plot).focus();
  }

  #show() {
    const { plot, values, table, toggle, axis } = this.#parts;
    const { words } = this.#picture;
    plot.hidden = values.hidden = axis.hidden = this.#asTable;
    table.hidden = !this.#asTable;
    toggle.textContent = this.#asTable ? words.plot : words.table;
    table.replaceChildren();
    if (this.#asTable) {
      table.append(this.#table());
    } else {
      this.#go(-1);
      this.#draw();
    }
  }

  #table() {
    const { finding, slotHeading, slots, series, words } = this.#picture;
    const table = make('table');
    table.append(make('caption', 'wl-hidden', finding));
    const top = table.createTHead().insertRow();
    for (const name of [slotHeading, ...series.map((one) => one.name)]) {
      const cell = make('th', '', name);
      cell.scope = 'col';
      top.append(cell);
    }
    const body = table.createTBody();
    slots.forEach((slot, at) => {
      const row = body.insertRow();
      const cell = make('th', '', slot.name);
      cell.scope = 'row';
      row.append(cell);
      for (const one of series) {
        row.insertCell().textContent = this.#words(one, at, words);
      }
    });
    return table;
  }

  #words(series, at, words) {
    const text = series.texts[at];
    if (text == null) return words.none;
    return series.estimated[at] ? `${text} (${words.estimated.toLocaleLowerCase(this.#picture.language)})` : text;
  }

  #key(event) {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const last = this.#picture.slots.length - 1;
    const page = Math.max(2, Math.round(last / 10));
    const moves = {
      ArrowRight: 1, ArrowUp: 1, ArrowLeft: -1, ArrowDown: -1, PageUp: page, PageDown: -page, Home: -Infinity, End: Infinity,
    };
    if (event.key.toLowerCase() === 't') {
      event.preventDefault();
      this.#turn();
    } else if (!this.#asTable && event.key in moves) {
      event.preventDefault();
      this.#go(Math.min(last, Math.max(0, this.#at < 0 ? (moves[event.key] > 0 ? 0 : last) : this.#at + moves[event.key])));
    } else if (!this.#asTable && event.key === 'Enter') {
      this.#open(this.#at);
    } else if (!this.#asTable && event.key === 'Escape' && this.#at >= 0) {
      this.#go(-1);
    }
  }

  #under(event) {
    if (!this.#chart) return -1;
    const { left, right } = this.#chart.chartArea;
    const x = event.clientX - this.#parts.canvas.getBoundingClientRect().left;
    if (x < left || x > right) return -1;
    const at = Math.floor(((x - left) / (right - left)) * this.#picture.slots.length);
    return Math.min(at, this.#picture.slots.length - 1);
  }

  #go(at) {
    const { plot, values } = this.#parts;
    const { slots, series, words } = this.#picture;
    this.#at = at;
    plot.style.cursor = this.opens && at >= 0 ? 'pointer' : '';
    if (at < 0 || at >= slots.length) {
      values.textContent = coarse.matches ? words.touch : this.opens ? words.opens : words.hint;
      plot.setAttribute('aria-valuenow', '1');
      plot.setAttribute('aria-valuetext', values.textContent);
    } else {
      const shown = series.filter((one) => one.texts[at] != null || series.length === 1);
      const parts = shown.map((one) => {
        const text = this.#words(one, at, words);
        return series.length === 1 ? text : `${one.name} ${text}`;
      });
      const name = make('strong', '', slots[at].name);
      values.replaceChildren(name, ` ${parts.length ? parts.join(' · ') : words.none}`);
      plot.setAttribute('aria-valuenow', String(at + 1));
      plot.setAttribute('aria-valuetext', `${slots[at].name}: ${parts.length ? parts.join(', ') : words.none}`);
    }
    this.#chart?.draw();
  }

  #open(at) {
    if (this.opens && at >= 0) {
      this.dispatchEvent(new CustomEvent('wl-open', { detail: at }));
    }
  }

  async #draw() {
    if (this.#asTable || !this.isConnected || !this.#parts) return;
    const turn = ++this.#drawn;
    try {
      const Chart = await load(this.#picture.library);
      if (turn !== this.#drawn || !this.isConnected) return;
      this.#chart?.destroy();
      this.#chart = new Chart(this.#parts.canvas, this.#options(Chart));
    } catch {
      if (turn === this.#drawn) this.#parts.values.textContent = this.#picture.words.failed;
    }
  }

  #color(token) {
    const probe = make('span', 'wl-hidden');
    probe.style.color = `var(--wl-${token})`;
    this.append(probe);
    const color = getComputedStyle(probe).color;
    probe.remove();
    return color;
  }

  #hatched(color, ground) {
    const side = 6;
    const tile = make('canvas');
    const scale = devicePixelRatio || 1;
    tile.width = tile.height = side * scale;
    const pen = tile.getContext('2d');
    pen.scale(scale, scale);
    pen.fillStyle = ground;
    pen.fillRect(0, 0, side, side);
    pen.strokeStyle = color;
    pen.lineWidth = 2;
    pen.beginPath();
    for (const from of [-side, 0, side]) {
      pen.moveTo(from - 1, side + 1);
      pen.lineTo(from + side + 1, -1);
    }
    pen.stroke();
    const pattern = pen.createPattern(tile, 'repeat');
    pattern.setTransform(new DOMMatrix().scale(1 / scale));
    return pattern;
  }

  #options(Chart) {
    const { slots, series, language } = this.#picture;
    const small = getComputedStyle(this.#parts.values);
    const [text, line, strong, surface, tint] = ['muted', 'line', 'line-strong', 'surface', 'neutral-tint'].map((token) => this.#color(token));
    const ticks = { color: text, font: { family: small.fontFamily, size: 12 } };
    const number = new Intl.NumberFormat(language, { maximumFractionDigits: 3 });
    const element = this;
    const cursor = {
      id: 'cursor',
      beforeDatasetsDraw(chart) {
        if (element.#at < 0) return;
        const { left, right, top, bottom } = chart.chartArea;
        const width = (right - left) / slots.length;
        chart.ctx.fillStyle = tint;
        chart.ctx.fillRect(left + element.#at * width, top, Math.max(width, 2), bottom - top);
      },
    };
    return {
      type: 'bar',
      plugins: [cursor],
      data: { labels: slots.map((slot) => slot.label), datasets: series.map((one, at) => this.#dataset(one, at, surface)) },
      options: {
        responsive: true,
        maintainAspectRatio: false,
        animation: calm.matches ? false : { duration: 160 },
        events: [],
        layout: { padding: { top: 4 } },
        plugins: { legend: { display: false }, tooltip: { enabled: false } },
        scales: {
          x: {
            stacked: true,
            offset: true,
            grid: { display: false },
            border: { color: strong },
            ticks: { ...ticks, maxRotation: 0, autoSkip: true, autoSkipPadding: 12 },
          },
          y: {
            stacked: true,
            beginAtZero: true,
            border: { display: false },
            grid: { color: (context) => (context.tick?.value === 0 ? strong : line), tickLength: 0 },
            ticks: { ...ticks, maxTicksLimit: 6, padding: 8, callback: (value) => number.format(value) },
          },
        },
      },
    };
  }

  #dataset(one, at, surface) {
    const color = this.#color(one.hue);
    if (one.kind === 'BAR') {
      const hatched = this.#hatched(color, surface);
      return {
        type: 'bar',
        label: one.name,
        data: one.amounts,
        stack: one.stack || 'all',
        backgroundColor: one.estimated.map((estimated) => (estimated ? hatched : color)),
        borderColor: color,
        borderWidth: one.estimated.map((estimated) => (estimated ? 1 : 0)),
        borderSkipped: false,
        categoryPercentage: this.#picture.slots.length > 48 ? 1 : 0.82,
        barPercentage: this.#picture.slots.length > 48 ? 0.9 : 0.94,
        maxBarThickness: 44,
        minBarLength: 0,
        order: 2,
      };
    }
    return {
      type: 'line',
      label: one.name,
      data: one.amounts,
      stack: `line-${at}`,
      borderColor: color,
      backgroundColor: color,
      borderWidth: 2,
      pointRadius: this.#picture.slots.length === 1 ? 3 : 0,
      stepped: one.kind === 'STEPS' ? 'middle' : false,
      segment: { borderDash: (context) => (one.estimated[context.p1DataIndex] ? [4, 3] : undefined) },
      order: 1,
    };
  }
}

customElements.define('wl-chart', WattlineChart);
