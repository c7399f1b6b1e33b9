import { useEffect } from "react"
import { useBlocker } from "react-router"

/**
 * Without a connection every way from here ends at an error: what was read stays until it is back. `onTry` is told when somebody tries
 * to leave, or to send a form. Ways into another tab, to the telephone and within the page stay open.
 */
export function useStay(lost: boolean, onTry: () => void): void {
  // Back and forward; everything that is pressed is stopped before it gets here.
  useBlocker(lost)
  useEffect(() => {
    if (!lost) return
    const stop = (event: Event) => {
      event.preventDefault()
      // Nothing is sent, so that what was typed is not taken for sent.
      event.stopPropagation()
      onTry()
    }
    const onClick = (event: MouseEvent) => {
      const link = (event.target as Element).closest<HTMLAnchorElement>("a[href]")
      if (!link || link.target || event.ctrlKey || event.metaKey || event.shiftKey) return
      const within = link.hash && link.pathname + link.search === location.pathname + location.search
      if (link.origin === location.origin && !within) stop(event)
    }
    document.addEventListener("click", onClick, true)
    document.addEventListener("submit", stop, true)
    return () => {
      document.removeEventListener("click", onClick, true)
      document.removeEventListener("submit", stop, true)
    }
  }, [lost, onTry])
}
