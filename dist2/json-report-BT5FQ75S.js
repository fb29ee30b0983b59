function i(r){let t=r.map(({document:o,target:e,summary:s,run:n})=>({document:o,target:e,...s,cases:n.records,duration:Math.round(n.duration)}));return`${JSON.stringify(t,null,2)}
`}export{i as jsonReport};
