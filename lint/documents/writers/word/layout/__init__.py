"""Layout: a Word file laid out as a 公文: what is certain, as styles and properties of sections; no word is changed."""
