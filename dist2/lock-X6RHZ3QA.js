import{a,b,c,d,e,f,g,h}from"./chunk-MUQQ34XD.js";export{a as LOCK_FILE,f as hashBytes,g as hashText,e as isCurrent,c as makeLock,d as printLock,b as readLock,h as readText};
