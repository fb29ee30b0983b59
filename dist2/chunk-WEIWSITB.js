import{styleText as s}from"node:util";function o(r){process.stdout.write(`${r}
`)}function c(r){process.stderr.write(`${r}
`)}function p(r){o(JSON.stringify(r,null,2))}function u(r,e,t=process.stdout){return t.isTTY===!0&&!process.env.NO_COLOR&&process.env.TERM!=="dumb"?s(r,e):e}function d(r){let e=setTimeout(()=>{process.stderr.write(process.stderr.isTTY?`${r} \u2026`:`${r} \u2026
`),t=process.stderr.isTTY===!0},1e3),t=!1;return e.unref(),{done:()=>{clearTimeout(e),t&&process.stderr.write("\r\x1B[K")}}}export{o as a,c as b,p as c,u as d,d as e};
