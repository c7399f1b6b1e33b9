// The one script of the citizen pages. Everything works without it; it counts the hold down, moves the focus to what went
// wrong, keeps a form from being sent twice in one go, and prints.
const summary = document.getElementById("error-summary")
if (summary) summary.focus()

for (const hold of document.querySelectorAll("[data-hold-seconds]")) {
  // The server says how many seconds are left, so a wrong clock on the device does not matter.
  const ends = performance.now() + Number(hold.dataset.holdSeconds) * 1000
  const left = hold.querySelector("[data-hold-left]")
  const said = new Set()
  const tick = () => {
    const seconds = Math.max(0, Math.ceil((ends - performance.now()) / 1000))
    const minutes = Math.ceil(seconds / 60)
    left.textContent = (seconds === 0 ? hold.dataset.holdOver : minutes === 1 ? hold.dataset.holdOne : hold.dataset.holdMany.replace("#", String(minutes)))
    hold.classList.toggle("is-ending", seconds > 0 && minutes <= 2)
    hold.classList.toggle("is-over", seconds === 0)
    // Spoken when it matters, not every second.
    const status = document.querySelector("[data-hold-status]")
    if (status && (minutes === 2 || seconds === 0) && !said.has(minutes)) {
      said.add(minutes)
      status.textContent = left.textContent
    }
    if (seconds > 0) setTimeout(tick, 1000)
  }
  tick()
}

// A second press within some seconds is a slip; later it is somebody whose sending was stopped. The server takes one of two.
const AGAIN_MS = 4000
for (const form of document.querySelectorAll("form[method=post]")) {
  let sent = -AGAIN_MS
  form.addEventListener("submit", (event) => {
    if (performance.now() - sent < AGAIN_MS) event.preventDefault()
    else sent = performance.now()
  })
}
// Coming back with the browser's button shows the page as it was left: forms may be sent again.
addEventListener("pageshow", (event) => {
  if (event.persisted) location.reload()
})

// A guarded calendar wants some work of the browser: it tries keys until one begins as asked. Whoever sends before it is done sends without.
const toBytes = (hex) => Uint8Array.from(hex.match(/../g), (two) => parseInt(two, 16))
const toHex = (bytes) => Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("")
for (const field of document.querySelectorAll("[data-work]")) {
  const challenge = JSON.parse(field.dataset.work)
  const { nonce, salt, cost, keyLength, keyPrefix } = challenge.parameters
  const solve = async () => {
    const password = new Uint8Array(nonce.length / 2 + 4)
    password.set(toBytes(nonce))
    for (let counter = 0; ; counter++) {
      new DataView(password.buffer).setUint32(nonce.length / 2, counter)
      const key = await crypto.subtle.importKey("raw", password, "PBKDF2", false, ["deriveBits"])
      const how = { name: "PBKDF2", hash: "SHA-256", salt: toBytes(salt), iterations: cost }
      const derivedKey = toHex(new Uint8Array(await crypto.subtle.deriveBits(how, key, keyLength * 8)))
      if (derivedKey.startsWith(keyPrefix)) return { counter, derivedKey }
    }
  }
  if (globalThis.crypto?.subtle) solve().then((solution) => (field.value = JSON.stringify({ challenge, solution })))
}

// "Dansk" in the header presses the button behind the form that takes along what is typed.
for (const link of document.querySelectorAll("[data-press]")) {
  const button = document.querySelector(`#${link.dataset.press} button`)
  if (!button?.form) continue
  link.addEventListener("click", (event) => {
    event.preventDefault()
    button.form.requestSubmit(button)
  })
}

for (const button of document.querySelectorAll("[data-print]")) {
  button.hidden = false
  button.addEventListener("click", () => print())
}
