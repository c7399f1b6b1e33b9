// The script of the hall: the board and a number's page put in what is new by themselves, the screen at the door has keys to touch. All of
// it works without.
const LOST_AFTER = 3
const live = document.querySelector("#live[data-live]")
if (live) {
  const lost = document.querySelector("[data-lost]")
  const styles = (page) => [...page.querySelectorAll("link[rel=stylesheet]")].map((one) => one.getAttribute("href")).join()
  let failed = 0
  let call = live.dataset.call

  const look = async () => {
    const stop = new AbortController()
    const slow = setTimeout(() => stop.abort(), 8000)
    try {
      const answer = await fetch(location.href, { signal: stop.signal, cache: "no-store" })
      if (!answer.ok) throw new Error(String(answer.status))
      const page = new DOMParser().parseFromString(await answer.text(), "text/html")
      const next = page.getElementById("live")
      if (!next) throw new Error("another page")
      // A new version of the portal: its styles come with the whole page.
      if (styles(page) !== styles(document)) return location.reload()
      failed = 0
      // What is the same stays, so that a screen reader is told of changes alone.
      if (next.innerHTML !== live.innerHTML) {
        live.className = next.className
        live.replaceChildren(...next.childNodes)
        document.title = page.title
      }
      const newest = next.dataset.call
      if (newest && newest !== call) chime()
      call = newest
      if (!next.dataset.live) return
    } catch {
      failed++
    } finally {
      clearTimeout(slow)
    }
    if (lost) lost.hidden = failed < LOST_AFTER
    setTimeout(look, Number(live.dataset.live) * 1000)
  }
  setTimeout(look, Number(live.dataset.live) * 1000)
}

// Two soft tones. Browsers let a page be heard only once somebody has pressed something on it.
const sound = document.querySelector("[data-sound]")
let audio = null
const wanted = () => {
  try {
    return localStorage.getItem("board-sound") === "on"
  } catch {
    return sound?.getAttribute("aria-pressed") === "true"
  }
}
function chime() {
  if (!sound || !wanted()) return
  audio ??= new AudioContext()
  void audio.resume()
  for (const [at, tone] of [[0, 659], [0.28, 523]]) {
    const voice = new OscillatorNode(audio, { frequency: tone })
    const level = new GainNode(audio, { gain: 0 })
    const begin = audio.currentTime + at
    level.gain.setValueAtTime(0, begin)
    level.gain.linearRampToValueAtTime(0.25, begin + 0.02)
    level.gain.exponentialRampToValueAtTime(0.001, begin + 0.7)
    voice.connect(level).connect(audio.destination)
    voice.start(begin)
    voice.stop(begin + 0.8)
  }
}
if (sound) {
  const show = () => sound.setAttribute("aria-pressed", String(wanted()))
  sound.hidden = false
  show()
  sound.addEventListener("click", () => {
    const on = !wanted()
    sound.setAttribute("aria-pressed", String(on))
    try {
      localStorage.setItem("board-sound", on ? "on" : "off")
    } catch {
      // A screen that keeps nothing is silent again when it is loaded anew.
    }
    if (on) chime()
  })
}

const field = document.getElementById("reference")
const keypad = document.querySelector("[data-keypad]")
if (field && keypad) {
  keypad.hidden = false
  field.focus()
  keypad.addEventListener("click", (event) => {
    const key = event.target.closest("button")
    if (!key) return
    field.value = key.dataset.sign ? field.value + key.dataset.sign : field.value.slice(0, -1)
  })
  // A scanner types wherever the focus is.
  addEventListener("keydown", (event) => {
    if (event.target === document.body && event.key.length === 1) field.focus()
  })
}

for (const link of document.querySelectorAll("[data-again-seconds]"))
  setTimeout(() => location.replace(link.href), Number(link.dataset.againSeconds) * 1000)
