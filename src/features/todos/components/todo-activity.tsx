"use client";

import { useTranslations } from "next-intl";
import { Tabs, TabsContent, TabsList, TabsTrigger } from "@/components/ui/tabs";
import { TodoComments } from "./todo-comments";
import { TodoHistory } from "./todo-history";
import { useTodoComments } from "./use-todo-comments";

/** What people said about a todo and what happened to it. */
export function TodoActivity({ todoId }: { todoId: string }) {
  const t = useTranslations("panel.activity");
  const comments = useTodoComments(todoId);
  const count = comments.items?.length ?? 0;
  return (
    <Tabs defaultValue="comments" className="grid grid-cols-1 gap-4">
      <TabsList aria-label={t("label")}>
        <TabsTrigger value="comments">
          {t("comments")}
          {count > 0 ? (
            <span className="text-meta text-muted-foreground tabular-nums">
              {count}
              {comments.hasNextPage ? "+" : null}
            </span>
          ) : null}
        </TabsTrigger>
        <TabsTrigger value="history">{t("history")}</TabsTrigger>
      </TabsList>
      <TabsContent value="comments" keepMounted>
        <TodoComments todoId={todoId} comments={comments} />
      </TabsContent>
      <TabsContent value="history">
        <TodoHistory todoId={todoId} />
      </TabsContent>
    </Tabs>
  );
}
