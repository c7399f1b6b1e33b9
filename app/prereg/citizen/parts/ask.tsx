import { PageTitle } from "#app/parts/page-title.tsx"
/** A question that is answered before something is given up. GET asks, POST acts. */
export function Ask({
  title,
  text,
  yes,
  no,
  back,
}: {
  title: string
  text: string
  yes: string
  no: string
  back: string
}) {
  return (
    <div className="container notice">
      <PageTitle title={title} />
      <meta name="robots" content="noindex" />
      <h1>{title}</h1>
      <p className="lead">{text}</p>
      <form method="post" className="button-group flow-end">
        <button className="button button-primary button-danger xs-full-width" type="submit">
          {yes}
        </button>
        <a href={back}>{no}</a>
      </form>
    </div>
  )
}
