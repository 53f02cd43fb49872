/** Text files bundled as strings (SQL). */
declare module '*?raw' {
  const text: string;
  export default text;
}
