/** The frame of the window as `index.html` paints it, for the moment until the state is known. */
export function BootFrame() {
  return (
    <div className="boot" aria-busy>
      <div className="boot-bar" />
      <div className="boot-nav" />
      <div className="boot-page" />
      <div className="boot-status" />
    </div>
  );
}
