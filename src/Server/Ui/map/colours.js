/**
 * Colours of the map by look. Suspected and confirmed ground differ by pattern as well as by colour, damage grades run
 * from pale to deep in one hue, and what is planned to be released is blue, never green: no colour here says "safe".
 */
export const colours = {
  light: {
    paper: '#ebe7dc', land: '#f8f6f0', border: '#cfc8b8', region: '#a79f8c', text: '#3d4446', quiet: '#6c7371',
    halo: '#fbfaf6', confirmed: '#c0461a', suspected: '#d99a00', released: '#3478a6', working: '#23292b',
    grades: ['#efe9f3', '#d6c6e4', '#b999d3', '#9a70bd', '#77489f', '#4f2478'], unknown: '#a8a29a',
    crew: '#1d4f53', idle: '#7f9295', focus: '#0a63d8', accident: '#2b2b2b', water: '#cfdde3', road: '#ddd6c7',
  },
  dark: {
    paper: '#101517', land: '#181e20', border: '#343d3f', region: '#596466', text: '#d5dad8', quiet: '#98a3a2',
    halo: '#12181a', confirmed: '#f0764a', suspected: '#edb73b', released: '#67b3e0', working: '#f4f1e8',
    grades: ['#3a3144', '#54436a', '#765b96', '#9b7bc2', '#c1a0e4', '#e4cdfb'], unknown: '#77736d',
    crew: '#8fd3cf', idle: '#5d7072', focus: '#8fc1ff', accident: '#e8e8e8', water: '#16272e', road: '#2a3133',
  },
};
