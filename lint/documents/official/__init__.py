"""Official: what a 公文 is made of and how it is to look (GB/T 9704-2012), for all who check, mend and make one."""
