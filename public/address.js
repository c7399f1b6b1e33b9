// The list of addresses below the street of a pre-registration: what somebody types is asked of our own server, and a chosen address
// fills in the form's fields. All of it works without: the page asks back once after it was sent.
const WAIT_MS = 280
const SLOW_MS = 4000
const FEWEST_TYPED = 3
const words = document.querySelector("[data-addresses]")?.dataset
const street = document.getElementById("street")
if (words && street) {
  const [list, says, note, help] = ["list", "says", "note", "help"].map((name) => document.getElementById(`street-${name}`))
  const municipality = document.getElementById("municipality")
  street.after(list, says, note)
  document.getElementById("street-hint")?.prepend(help)
  for (const [name, value] of Object.entries({ role: "combobox", "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": list.id }))
    street.setAttribute(name, value)

  let offers = []
  let active = -1
  // Of a chosen street: the postcode and town that what is typed after it belongs to.
  let within = { street: "", town: "" }
  // What this script filled in itself: it may be replaced.
  const ours = new Map()
  let turn = 0
  let timer = 0
  let open = null

  const post = async (question, stop) => {
    const slow = setTimeout(() => stop.abort(), SLOW_MS)
    try {
      const answer = await fetch(words.addresses, { method: "POST", body: new URLSearchParams(question), signal: stop.signal, cache: "no-store" })
      return answer.ok ? await answer.json() : null
    } catch {
      return null
    } finally {
      clearTimeout(slow)
    }
  }

  const point = (at) => {
    active = at
    for (const [i, option] of [...list.children].entries()) {
      option.setAttribute("aria-selected", String(i === at))
      option.classList.toggle("is-active", i === at)
    }
    if (at < 0) return street.removeAttribute("aria-activedescendant")
    street.setAttribute("aria-activedescendant", list.children[at].id)
    list.children[at].scrollIntoView({ block: "nearest" })
  }

  const close = () => {
    turn++
    clearTimeout(timer)
    open?.abort()
    offers = []
    list.hidden = true
    list.replaceChildren()
    point(-1)
    street.setAttribute("aria-expanded", "false")
    says.textContent = ""
  }

  const show = (found) => {
    offers = found
    list.replaceChildren(
      ...found.map((offer, i) => {
        const option = document.createElement("div")
        option.id = `street-option-${i}`
        option.role = "option"
        option.lang = "da"
        option.textContent = offer.text
        // The focus stays where one types.
        option.addEventListener("mousedown", (event) => event.preventDefault())
        option.addEventListener("click", () => choose(offer))
        return option
      }),
    )
    point(-1)
    list.hidden = found.length === 0
    street.setAttribute("aria-expanded", String(found.length > 0))
    says.textContent = found.length === 0 ? words.none : found.length === 1 ? words.one : words.many.replace("#", String(found.length))
  }

  // Answers what was found; null where nobody knows, or something else is asked by now.
  const ask = async (text) => {
    const mine = ++turn
    open?.abort()
    open = new AbortController()
    const answer = await post({ text }, open)
    return mine === turn && document.activeElement === street ? (answer?.offers ?? null) : null
  }

  const look = async () => {
    const typed = street.value.trim()
    if (typed.length < FEWEST_TYPED) return
    const inTown = within.street !== "" && street.value.startsWith(within.street)
    const mine = turn + 1
    const found = await ask(inTown ? `${typed}, ${within.town}` : typed)
    if (found) show(found)
    else if (mine === turn) close()
  }

  const fill = (name, value) => {
    const field = document.getElementById(name)
    if (field) field.value = value
    ours.set(name, value)
  }

  const choose = (offer) => {
    close()
    if (offer.kind === "street") {
      within = { street: offer.street, town: `${offer.postcode} ${offer.city}`.trim() }
      if (within.town === "") within.street = ""
      street.value = `${offer.street} `
      return void look()
    }
    within = { street: "", town: "" }
    const { floor, ...house } = offer.address
    for (const [name, value] of Object.entries(house)) fill(name, value)
    const typedFloor = document.getElementById("floor")
    if (offer.kind === "home" || typedFloor?.value === ours.get("floor")) fill("floor", floor)
    note.textContent = words.filled
    void tellPlace(offer)
    if (offer.kind === "house") void showHomes(offer)
  }

  // A house of several homes: they are listed next. With none there is nothing more to choose.
  const showHomes = async (house) => {
    const homes = (await ask(house.text))?.filter((offer) => offer.kind === "home" && offer.address.floor !== "")
    if (!homes?.length) return
    show(homes)
    note.textContent += ` ${words.homes}`
  }

  // The municipality of what was chosen: filled in where none was, and said where another one was.
  const tellPlace = async ({ kind, id, text }) => {
    const code = (await post({ kind, id }, new AbortController()))?.municipality
    const place = [...(municipality?.options ?? [])].find((option) => option.value === code)
    // Somebody may have chosen another one meanwhile, or written on.
    if (!code || !place || !text.startsWith(`${street.value} ${document.getElementById("number")?.value}`)) return
    if (municipality.value === "" || municipality.value === ours.get("municipality")) {
      fill("municipality", code)
      note.textContent += ` ${words.place.replace("#", place.text)}`
    } else if (municipality.value !== code)
      note.textContent += ` ${words.differs.replace("#", place.text).replace("@", municipality.selectedOptions[0].text)}`
  }

  street.addEventListener("input", () => {
    // A browser that fills in a whole form does not want the list.
    if (document.activeElement !== street) return
    turn++
    clearTimeout(timer)
    point(-1)
    note.textContent = ""
    if (street.value.trim().length < FEWEST_TYPED) close()
    else timer = setTimeout(look, WAIT_MS)
  })
  street.addEventListener("blur", close)
  street.addEventListener("keydown", (event) => {
    const { key, altKey, isComposing } = event
    if (isComposing) return
    if (key === "Escape" && !list.hidden) close()
    else if (key === "Enter" && active >= 0) choose(offers[active])
    else if ((key === "ArrowDown" || key === "ArrowUp") && list.hidden && !altKey) void look()
    else if (key === "ArrowDown" && offers.length > 0) point((active + 1) % offers.length)
    else if (key === "ArrowUp" && offers.length > 0) point((active <= 0 ? offers.length : active) - 1)
    else return
    event.preventDefault()
  })
}
