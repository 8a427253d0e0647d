// The moment its one line is there, as Fondly's page marks its first row.
requestAnimationFrame(() => performance.mark('first-row'));
