function d({operation:t,check:i,blame:n,what:s,documentPointer:c,valuePointer:e,expected:o,received:r,curl:a}){return[`${t} ${i}: ${s}`,...n==="provider"?[]:[`  fault of   the ${n}`],`  document   #${c}`,...e===""?[]:[`  value      ${e}`],`  expected   ${o}`,`  received   ${r}`,`  reproduce  ${a}`].join(`
`)}export{d as a};
