import { colours } from './colours.js';

/**
 * Lays the PMTiles file that the server was given under our layers: pictures as they are, vectors in our quiet colours
 * (layer names of the Protomaps basemap). Without such a file nothing is added and nothing is asked for.
 * @param {any} map
 * @param {any} maplibre
 * @param {boolean | undefined} basemap Whether the programme has one, at `/basemap.pmtiles`.
 * @param {'light' | 'dark'} look
 */
export async function addBase(map, maplibre, basemap, look) {
  if (!basemap) return;
  const { Protocol, PMTiles } = await import('pmtiles');
  const protocol = new Protocol();
  maplibre.addProtocol('pmtiles', protocol.tile);
  const address = new URL('/basemap.pmtiles', location.href).href;
  const file = new PMTiles(address);
  protocol.add(file);
  const { tileType } = await file.getHeader();
  if (tileType !== 1) {
    map.addSource('base', { type: 'raster', url: `pmtiles://${address}`, tileSize: 256 });
    map.addLayer({ id: 'base', type: 'raster', source: 'base', paint: { 'raster-saturation': -0.6 } }, 'district-line');
    return;
  }
  map.addSource('base', { type: 'vector', url: `pmtiles://${address}` });
  const c = colours[look];
  const own = [
    { id: 'base-water', type: 'fill', 'source-layer': 'water', paint: { 'fill-color': c.water } },
    { id: 'base-roads', type: 'line', 'source-layer': 'roads', paint: { 'line-color': c.road, 'line-width': 1 } },
  ];
  for (const layer of own) map.addLayer({ ...layer, source: 'base' }, 'district-line');
}
