import{a as d}from"./chunk-7LBL5QVL.js";function F(t){let i=(t.reduce((c,{run:s})=>c+s.duration,0)/1e3).toFixed(3),e=t.map(k).join("");return`<?xml version="1.0" encoding="UTF-8"?>
<testsuites name="specpact verify" time="${i}">
${e}</testsuites>
`}function k({summary:t,run:{records:n}}){let i=t.operations.map(({operation:s,unexplained:u})=>{let o=n.filter(f=>f.operation===s),l=o.map(j),r=u.map(f=>p(s,f,"No case has judged this, and nothing explains why.")),m=o.filter(w).length+r.length,$=o.filter(g).length,h=`tests="${l.length+r.length}" failures="${m}" skipped="${$}"`;return`  <testsuite name="${a(s)}" ${h}>
${[...l,...r].join("")}  </testsuite>
`}),e=t.failures.map((s,u)=>p("specpact",`failure ${u+1}`,s)),c=e.length===0?"":`  <testsuite name="specpact" tests="${e.length}" failures="${e.length}">
${e.join("")}  </testsuite>
`;return i.join("")+c}function j(t){let{operation:n,title:i,verdicts:e}=t,c=e.flatMap(({verdict:o})=>o.kind==="finding"?[d(o.finding)]:[]);if(c.length>0)return p(n,i,c.join(`

`));let s=`    <testcase classname="${a(n)}" name="${a(i)}"`;if(!g(t))return`${s}/>
`;let u=e.flatMap(({verdict:o})=>o.kind==="not checked"?[o.because]:[]);return`${s}><skipped message="${a([...new Set(u)].join("; "))}"/></testcase>
`}function p(t,n,i){let[e=""]=i.split(`
`);return`${`    <testcase classname="${a(t)}" name="${a(n)}">`}<failure message="${a(e)}">${a(i)}</failure></testcase>
`}function w({verdicts:t}){return t.some(({verdict:n})=>n.kind==="finding")}function g({verdicts:t}){return t.every(({verdict:n})=>n.kind==="not checked")}var x={"&":"&amp;","<":"&lt;",">":"&gt;",'"':"&quot;"};function a(t){return t.replace(/[&<>"]/g,n=>x[n]??n).replace(new RegExp("\\p{Cc}|\\p{Cs}|[\\ufffe\\uffff]","gu"),n=>/[\t\n\r]/.test(n)?`&#${n.charCodeAt(0)};`:"\uFFFD")}export{F as junitReport};
