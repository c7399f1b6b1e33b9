import { notFound } from "#app/parts/refusals.ts"
import { PageTitle } from "#app/parts/page-title.tsx"
import { type BoardShown, type Said, boardWords, showBoard } from "#app/desk/board.server.ts"
import type { Route } from "./+types/board"

export async function loader({ params, context }: Route.LoaderArgs) {
  const board = await showBoard(context, params.site)
  if (!board) throw notFound()
  return { board, words: boardWords }
}

type Words = typeof boardWords

/**
 * The screen of the hall. It says numbers and counters only. The small script asks for it again every few seconds and puts in what is new;
 * a screen without scripts loads itself again.
 */
export default function Board({ loaderData: { board, words } }: Route.ComponentProps) {
  return (
    <>
      <PageTitle title={`${words.title[0]!.text}, ${board.site}`} />
      <meta name="robots" content="noindex" />
      <noscript>
        <meta httpEquiv="refresh" content="10" />
      </noscript>
      <script type="module" src="/hall.js" />
      <main id="main" className="board">
        <div id="live" data-live="3" data-call={board.newest?.call ?? ""}>
          <header>
            <h1>{board.site}</h1>
            <p className="clock">{board.clock}</p>
          </header>
          <Newest board={board} words={words} />
          <section className="before">
            <h2>
              <Both said={words.called} />
            </h2>
            <ol>
              {board.before.map((one) => (
                <li key={one.call}>
                  <span>{one.label}</span>
                  <Arrow />
                  <span className="to">{one.counter}</span>
                </li>
              ))}
            </ol>
          </section>
          <footer>
            <h2>
              <Both said={words.walkIns} />
            </h2>
            <ul>
              {board.queues.map(({ letter, says }) => (
                <li key={letter}>
                  <b>{letter}</b>
                  <div>
                    {says.map(({ language, services, wait }) => (
                      <p key={language} lang={language}>
                        {services}: <span>{wait}</span>
                      </p>
                    ))}
                  </div>
                </li>
              ))}
            </ul>
          </footer>
        </div>
        <p className="lost" data-lost hidden role="status">
          <Both said={words.lost} />
        </p>
        <button type="button" className="sound" data-sound aria-pressed="false" hidden>
          <span data-when="on">
            <Both said={words.soundOn} />
          </span>
          <span data-when="off">
            <Both said={words.soundOff} />
          </span>
        </button>
      </main>
    </>
  )
}

function Newest({ board, words }: { board: BoardShown; words: Words }) {
  const { newest } = board
  if (!newest)
    return (
      <section className="newest is-empty">
        <p>
          <Both said={words.none} />
        </p>
      </section>
    )
  return (
    <section className="newest" role="status">
      <p className="head">
        <Both said={words.number} />
      </p>
      <p className="head to">
        <Both said={words.counter} />
      </p>
      <p className="large">{newest.label}</p>
      <Arrow />
      <p className="large to">{newest.counter}</p>
    </section>
  )
}

/** A text in each of the board's languages, a line each. */
const Both = ({ said }: { said: readonly Said[] }) =>
  said.map(({ language, text }) => (
    <span key={language} lang={language} className="said">
      {text}{" "}
    </span>
  ))

const Arrow = () => (
  <svg className="arrow" viewBox="0 0 24 24" aria-hidden="true">
    <path d="M2 12h19M13 4l8 8-8 8" fill="none" stroke="currentColor" strokeWidth="2.6" />
  </svg>
)
