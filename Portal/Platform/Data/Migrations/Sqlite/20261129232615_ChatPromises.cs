using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Portal.Platform.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class ChatPromises : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "ChatCounts",
                columns: table => new
                {
                    ChatId = table.Column<long>(type: "INTEGER", nullable: false),
                    UpTo = table.Column<int>(type: "INTEGER", nullable: false),
                    UpToId = table.Column<long>(type: "INTEGER", nullable: false),
                    DepartmentId = table.Column<long>(type: "INTEGER", nullable: true),
                    AnswererId = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ChatCounts", x => x.ChatId);
                    table.ForeignKey(
                        name: "FK_ChatCounts_Chats_ChatId",
                        column: x => x.ChatId,
                        principalTable: "Chats",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "ChatMeasures",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    ChatId = table.Column<long>(type: "INTEGER", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    LineId = table.Column<long>(type: "INTEGER", nullable: false),
                    DepartmentId = table.Column<long>(type: "INTEGER", nullable: true),
                    OpenedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    Since = table.Column<DateTime>(type: "TEXT", nullable: true),
                    OpenSeconds = table.Column<double>(type: "REAL", nullable: false),
                    WallSeconds = table.Column<double>(type: "REAL", nullable: true),
                    Target = table.Column<int>(type: "INTEGER", nullable: true),
                    DueAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    WarnAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    NextAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    EndedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    End = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    AgentId = table.Column<long>(type: "INTEGER", nullable: true),
                    WarnedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    BreachedAt = table.Column<DateTime>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ChatMeasures", x => x.Id);
                    table.ForeignKey(
                        name: "FK_ChatMeasures_ChatMessages_LineId",
                        column: x => x.LineId,
                        principalTable: "ChatMessages",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_ChatMeasures_Chats_ChatId",
                        column: x => x.ChatId,
                        principalTable: "Chats",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_ChatMeasures_Departments_DepartmentId",
                        column: x => x.DepartmentId,
                        principalTable: "Departments",
                        principalColumn: "Id");
                });

            migrationBuilder.CreateTable(
                name: "ChatMoves",
                columns: table => new
                {
                    LineId = table.Column<long>(type: "INTEGER", nullable: false),
                    FromId = table.Column<long>(type: "INTEGER", nullable: true),
                    ToId = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ChatMoves", x => x.LineId);
                    table.ForeignKey(
                        name: "FK_ChatMoves_ChatMessages_LineId",
                        column: x => x.LineId,
                        principalTable: "ChatMessages",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_ChatMoves_Departments_FromId",
                        column: x => x.FromId,
                        principalTable: "Departments",
                        principalColumn: "Id");
                    table.ForeignKey(
                        name: "FK_ChatMoves_Departments_ToId",
                        column: x => x.ToId,
                        principalTable: "Departments",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "ChatPromises",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    ChatId = table.Column<long>(type: "INTEGER", nullable: false),
                    LineId = table.Column<long>(type: "INTEGER", nullable: false),
                    What = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    DueAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    Reason = table.Column<string>(type: "TEXT", maxLength: 500, nullable: true),
                    MadeAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    MadeById = table.Column<long>(type: "INTEGER", nullable: false),
                    EndedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    EndedById = table.Column<long>(type: "INTEGER", nullable: true),
                    Ending = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    EndReason = table.Column<string>(type: "TEXT", maxLength: 500, nullable: true),
                    LetterDueAt = table.Column<DateTime>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ChatPromises", x => x.Id);
                    table.ForeignKey(
                        name: "FK_ChatPromises_Accounts_EndedById",
                        column: x => x.EndedById,
                        principalTable: "Accounts",
                        principalColumn: "Id");
                    table.ForeignKey(
                        name: "FK_ChatPromises_Accounts_MadeById",
                        column: x => x.MadeById,
                        principalTable: "Accounts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_ChatPromises_ChatMessages_LineId",
                        column: x => x.LineId,
                        principalTable: "ChatMessages",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_ChatPromises_Chats_ChatId",
                        column: x => x.ChatId,
                        principalTable: "Chats",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "ChatTargets",
                columns: table => new
                {
                    DepartmentId = table.Column<long>(type: "INTEGER", nullable: false),
                    FirstAnswerMinutes = table.Column<int>(type: "INTEGER", nullable: true),
                    NextAnswerMinutes = table.Column<int>(type: "INTEGER", nullable: true),
                    SolutionMinutes = table.Column<int>(type: "INTEGER", nullable: true),
                    WarnPercent = table.Column<int>(type: "INTEGER", nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ChatTargets", x => x.DepartmentId);
                });

            migrationBuilder.CreateIndex(
                name: "IX_ChatMeasures_ChatId_LineId_Kind",
                table: "ChatMeasures",
                columns: new[] { "ChatId", "LineId", "Kind" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_ChatMeasures_DepartmentId_Id",
                table: "ChatMeasures",
                columns: new[] { "DepartmentId", "Id" },
                filter: "\"EndedAt\" IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_ChatMeasures_EndedAt_Kind",
                table: "ChatMeasures",
                columns: new[] { "EndedAt", "Kind" },
                filter: "\"EndedAt\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_ChatMeasures_LineId",
                table: "ChatMeasures",
                column: "LineId");

            migrationBuilder.CreateIndex(
                name: "IX_ChatMeasures_NextAt",
                table: "ChatMeasures",
                column: "NextAt",
                filter: "\"NextAt\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_ChatMoves_FromId",
                table: "ChatMoves",
                column: "FromId");

            migrationBuilder.CreateIndex(
                name: "IX_ChatMoves_ToId",
                table: "ChatMoves",
                column: "ToId");

            migrationBuilder.CreateIndex(
                name: "IX_ChatPromises_ChatId_Id",
                table: "ChatPromises",
                columns: new[] { "ChatId", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_ChatPromises_EndedById",
                table: "ChatPromises",
                column: "EndedById");

            migrationBuilder.CreateIndex(
                name: "IX_ChatPromises_LetterDueAt",
                table: "ChatPromises",
                column: "LetterDueAt",
                filter: "\"LetterDueAt\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_ChatPromises_LineId",
                table: "ChatPromises",
                column: "LineId",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_ChatPromises_MadeById",
                table: "ChatPromises",
                column: "MadeById");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "ChatCounts");

            migrationBuilder.DropTable(
                name: "ChatMeasures");

            migrationBuilder.DropTable(
                name: "ChatMoves");

            migrationBuilder.DropTable(
                name: "ChatPromises");

            migrationBuilder.DropTable(
                name: "ChatTargets");
        }
    }
}
