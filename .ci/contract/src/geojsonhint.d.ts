declare module '@mapbox/geojsonhint' {
  const geojsonhint: { hint(geojson: string): { message: string; line?: number }[] };
  export default geojsonhint;
}
