var t=["get","put","post","delete","options","head","patch","trace"];export{t as a};
