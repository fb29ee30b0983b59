var t=new URL(import.meta.url).pathname.endsWith(".ts");export{t as a};
