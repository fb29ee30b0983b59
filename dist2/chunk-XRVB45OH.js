var u=class extends Error{name="SpecError";code;severity;at;what;hint;constructor({code:t,severity:e,what:s,hint:i},o){let{file:$,line:p,column:E}=o;super(`${$}:${p}:${E} ${t} ${n(s)}
  at #${n(o.pointer)}
  hint: ${n(i)}`),this.code=t,this.severity=e,this.at=o,this.what=s,this.hint=i}},c=class extends AggregateError{name="SpecErrors";constructor(t){super(t,t.map(e=>e.message).join(`

`))}},a=class extends Error{name="UsageError";code;what;hint;constructor(t,e,s){super(`${t} ${n(e)}
  hint: ${n(s)}`),this.code=t,this.what=e,this.hint=s}},h=class extends Error{name="TargetError";code="TARGET_UNREACHABLE";what;hint;constructor(t,e){super(`TARGET_UNREACHABLE ${n(t)}
  hint: ${n(e)}`),this.what=t,this.hint=e}};function n(r){return r.replace(d,t=>`\\u${t.charCodeAt(0).toString(16).padStart(4,"0")}`)}var d=/[\u0000-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069]/g;export{u as a,c as b,a as c,h as d};
