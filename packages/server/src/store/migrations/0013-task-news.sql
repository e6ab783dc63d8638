-- Status reads ask for news by statements that connections keep prepared: a fifth of what they cost as a function.
drop function read_task_news(bigint[], text[], text[], text[]);
