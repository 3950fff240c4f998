// Makes the application's emoji resources (art-NN.bin and emoji.tsv) from npm packages. README.md says how and why.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const HERE = dirname(fileURLToPath(import.meta.url));
const SOURCE = join(HERE, 'node_modules', 'emoji-datasource-google');
const TARGET = join(HERE, '..', '..', 'app', 'src', 'main', 'resources', 'chat', 'hearth', 'app', 'ui', 'emoji');

const PNGQUANT = '2.17.0';
const COLOURS = '80'; // the most that keeps art and index under 6 MB
const PAGE_BYTES = 256 * 1024; // one page is read whole: about a millisecond out of a jar
const TOTAL_BYTES = 6_000_000;

const CATEGORIES = new Map([
  ['Smileys & Emotion', 'SMILEYS'],
  ['People & Body', 'PEOPLE'],
  ['Animals & Nature', 'NATURE'],
  ['Food & Drink', 'FOOD'],
  ['Travel & Places', 'TRAVEL'],
  ['Activities', 'ACTIVITIES'],
  ['Objects', 'OBJECTS'],
  ['Symbols', 'SYMBOLS'],
  ['Flags', 'FLAGS'],
  ['Component', 'COMPONENT'],
]);

const emoji = readEmoji();
const pictures = [...emoji, ...emoji.flatMap((e) => e.variations)]; // tones last: rarely shown, so their pages are rarely read
const { pages, places } = paginate(quantise(pictures.map((p) => p.image)));
write(pages, indexLines(emoji, places));

function readEmoji() {
  const keywords = JSON.parse(readFileSync(join(HERE, 'node_modules', 'emojilib', 'dist', 'emoji-en-US.json'), 'utf8'));
  const order = [...CATEGORIES.keys()];
  return JSON.parse(readFileSync(join(SOURCE, 'emoji.json'), 'utf8'))
    .sort((a, b) => order.indexOf(a.category) - order.indexOf(b.category) || a.sort_order - b.sort_order)
    .map((e) => ({ ...e, known: keywords[characters(e.unified)] ?? [] }))
    .map((e) => ({
      text: characters(e.unified),
      image: e.image,
      presentation: staysTextWhenBare(e) ? 'text' : 'emoji',
      category: CATEGORIES.get(e.category),
      shortNames: e.short_names,
      name: nameOf(e, e.known[0]),
      words: wordsOf([...e.short_names, nameOf(e, e.known[0]), ...e.known]),
      variations: Object.values(e.skin_variations ?? {}).map((v) => ({ text: characters(v.unified), image: v.image })),
    }));
}

/**
 * Unicode shows these as text unless U+FE0F follows. We follow it where text fonts have the character and the sign is
 * more often writing than feeling (arrows, card suits, "(c)"); a bare heart or smile is meant as a picture, and
 * characters beyond U+FFFF are in hardly any text font.
 */
function staysTextWhenBare(e) {
  return /^[0-9A-F]{4}$/.test(e.non_qualified ?? '') && !['Smileys & Emotion', 'People & Body'].includes(e.category);
}

function nameOf(e, cldrName) {
  const whole = cldrName && !cldrName.startsWith('flag_') && !cldrName.endsWith('_'); // not "keycap_" without its sign
  if (whole) return cldrName.replaceAll('_', ' ');
  return e.category === 'Flags' ? e.name : e.name.toLowerCase();
}

/**
 * Every word of the names and keywords once, in lower case, with and without its accents: the application only has to look
 * for a space and what was typed.
 */
function wordsOf(phrases) {
  return [...new Set(phrases.flatMap((phrase) => [phrase, unaccented(phrase)])
    .flatMap((phrase) => phrase.toLowerCase().split(/[\s_-]+/))
    .filter((word) => word))];
}

function unaccented(phrase) {
  return phrase.normalize('NFD').replace(/\p{M}/gu, '');
}

function characters(unified) {
  return String.fromCodePoint(...unified.split('-').map((hex) => parseInt(hex, 16)));
}

function quantise(images) {
  const version = execFileSync('pngquant', ['--version'], { encoding: 'utf8' }).split(' ')[0];
  if (version !== PNGQUANT) console.warn(`pngquant is ${version}, not ${PNGQUANT}: the art will differ in its bytes`);
  const work = mkdtempSync(join(tmpdir(), 'hearth-emoji-'));
  try {
    for (const image of images) writeFileSync(join(work, image), readFileSync(join(SOURCE, 'img', 'google', '64', image)));
    for (let i = 0; i < images.length; i += 100) {
      execFileSync('pngquant', ['--speed', '1', '--strip', '--force', '--ext', '.png', COLOURS, '--', ...images.slice(i, i + 100)],
        { cwd: work, env: { ...process.env, OMP_NUM_THREADS: '1' } });
    }
    return new Map(images.map((image) => [image, readFileSync(join(work, image))]));
  } finally {
    rmSync(work, { recursive: true });
  }
}

/** Lays the pictures out one after another; equal pictures share one place, and no picture crosses a page. */
function paginate(pngs) {
  const pages = [[]];
  const places = new Map();
  const byContent = new Map();
  let offset = 0;
  for (const [image, png] of pngs) {
    const hash = createHash('sha256').update(png).digest('hex');
    if (!byContent.has(hash)) {
      if (offset + png.length > PAGE_BYTES) {
        pages.push([]);
        offset = 0;
      }
      pages.at(-1).push(png);
      byContent.set(hash, `${pages.length - 1} ${offset} ${png.length}`);
      offset += png.length;
    }
    places.set(image, byContent.get(hash));
  }
  return { pages: pages.map((page) => Buffer.concat(page)), places };
}

function indexLines(emoji, places) {
  const lines = [
    '# Made by assets/emoji/build.mjs; do not edit. One emoji a line, in the order of a picker; fields are separated by tabs:',
    '# characters, place of its picture (page offset length), bare presentation, category, short names, name, words to find it by.',
    '# A line that starts with + is a skin tone variation of the emoji before it: characters, place.',
  ];
  for (const e of emoji) {
    lines.push([e.text, places.get(e.image), e.presentation, e.category, e.shortNames.join(' '), e.name, e.words.join(' ')].join('\t'));
    for (const v of e.variations) lines.push(`+${v.text}\t${places.get(v.image)}`);
  }
  return Buffer.from(lines.join('\n') + '\n');
}

function write(pages, index) {
  const total = pages.reduce((sum, page) => sum + page.length, index.length);
  if (total > TOTAL_BYTES) throw new Error(`${total} bytes is more than ${TOTAL_BYTES}: lower COLOURS`);
  mkdirSync(TARGET, { recursive: true });
  for (const name of readdirSync(TARGET)) if (/^(art-\d+\.bin|emoji\.tsv)$/.test(name)) rmSync(join(TARGET, name));
  pages.forEach((page, i) => writeFileSync(join(TARGET, `art-${String(i).padStart(2, '0')}.bin`), page));
  writeFileSync(join(TARGET, 'emoji.tsv'), index);
  console.log(`${pages.length} pages, index ${index.length} bytes, ${total} bytes in all`);
}
