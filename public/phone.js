// Keeps on this phone what the server does not have yet: AES-256-GCM in IndexedDB, under a key that the server gives and
// the page holds in memory. What it is kept by is hashed, so a link cannot be read from it. Loaded when it is first asked
// for; every act answers, for a browser that cannot keep anything must not keep an answer from being sent.

const STORE = "sealed";
const NONCE = 12;
const PATIENCE = 3_000;

let opening;
let owner;
let last;
// What was sealed by an older link to the same questions, and goes when it has been sealed by this one.
const moved = new Set();

const settled = (request) =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = request.onblocked = () => reject(request.error);
  });

function begun() {
  const request = indexedDB.open("beforehand", 1);
  request.onupgradeneeded = () => request.result.createObjectStore(STORE);
  return settled(request);
}

function database() {
  opening ??= begun();
  opening.catch(() => (opening = undefined));
  return opening;
}

// What was written is on the disk when this answers: an empty battery follows a lost line.
async function change(act) {
  const written = (await database()).transaction(STORE, "readwrite", { durability: "strict" });
  act(written.objectStore(STORE));
  await new Promise((resolve, reject) => {
    written.oncomplete = resolve;
    written.onabort = () => reject(written.error);
  });
  return true;
}

async function all() {
  const store = (await database()).transaction(STORE).objectStore(STORE);
  const [names, records] = await Promise.all([settled(store.getAllKeys()), settled(store.getAll())]);
  return names.map((name, place) => [name, records[place]]);
}

async function nameOf(place) {
  const hash = new Uint8Array(await crypto.subtle.digest("SHA-256", new TextEncoder().encode(place)));
  return Array.from(hash, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

const keyOf = (hexadecimal) =>
  crypto.subtle.importKey("raw", Uint8Array.from(hexadecimal.match(/../g), (pair) => parseInt(pair, 16)), "AES-GCM", false, [
    "encrypt",
    "decrypt",
  ]);

async function seal(key, text) {
  const iv = crypto.getRandomValues(new Uint8Array(NONCE));
  const sealed = await crypto.subtle.encrypt({ name: "AES-GCM", iv }, await keyOf(key), new TextEncoder().encode(text));
  return new Blob([iv, sealed]).arrayBuffer();
}

async function open(key, bytes) {
  const how = { name: "AES-GCM", iv: bytes.slice(0, NONCE) };
  return new TextDecoder().decode(await crypto.subtle.decrypt(how, await keyOf(key), bytes.slice(NONCE)));
}

// Of several tabs the one that opened the place last keeps things there: another would put back what was sent since.
function takeOver(name) {
  const mine = (owner = { name });
  navigator.locks
    ?.request(name, { steal: true }, () => new Promise(() => {}))
    .catch(() => (mine.lost = true));
}

const acts = {
  async keep(place, key, text) {
    const name = await nameOf(place);
    if (owner?.name === name && owner.lost) return false;
    const sealed = text && (await seal(key, text));
    return change((store) => {
      if (sealed) store.put(sealed, name);
      for (const gone of sealed ? moved : [name, ...moved]) store.delete(gone);
      moved.clear();
    });
  },

  async kept(place, key) {
    const name = await nameOf(place);
    takeOver(name);
    const found = [];
    for (const [other, bytes] of await all()) {
      const text = await open(key, bytes).catch(() => null);
      if (text === null) continue;
      found.push(text);
      if (other !== name) moved.add(other);
    }
    // Of the answers to one invitation each is a line.
    return found.join("");
  },

  async forget(place) {
    const name = await nameOf(place);
    return change((store) => [name, ...moved].forEach((gone) => store.delete(gone)));
  },

  async has(place) {
    const name = await nameOf(place);
    return (await all()).some(([other]) => other === name);
  },
};

/** Does one thing after the other, so that what was asked last is what stays. */
export function phone(act, ...of) {
  const done = (last ?? Promise.resolve()).then(() => acts[act](...of)).catch(() => false);
  last = Promise.race([done, new Promise((resolve) => setTimeout(resolve, PATIENCE, false))]);
  return last;
}
