using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Portal.Platform.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class QuestionsAndIdeas : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "IdeaState",
                table: "Topics",
                type: "TEXT",
                maxLength: 40,
                nullable: false,
                defaultValue: "Open");

            migrationBuilder.AddColumn<int>(
                name: "MeTooCount",
                table: "Topics",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<int>(
                name: "VoteCount",
                table: "Topics",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<int>(
                name: "MembersHours",
                table: "Categories",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "PromisedHours",
                table: "Categories",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "Acceptances",
                columns: table => new
                {
                    TopicId = table.Column<long>(type: "INTEGER", nullable: false),
                    PostId = table.Column<long>(type: "INTEGER", nullable: false),
                    ById = table.Column<long>(type: "INTEGER", nullable: false),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false),
                    Note = table.Column<string>(type: "TEXT", maxLength: 500, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Acceptances", x => x.TopicId);
                    table.ForeignKey(
                        name: "FK_Acceptances_Accounts_ById",
                        column: x => x.ById,
                        principalTable: "Accounts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_Acceptances_Posts_PostId",
                        column: x => x.PostId,
                        principalTable: "Posts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_Acceptances_Topics_TopicId",
                        column: x => x.TopicId,
                        principalTable: "Topics",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "IdeaChanges",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    TopicId = table.Column<long>(type: "INTEGER", nullable: false),
                    Number = table.Column<int>(type: "INTEGER", nullable: false),
                    State = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Word = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: false),
                    OfId = table.Column<long>(type: "INTEGER", nullable: true),
                    ById = table.Column<long>(type: "INTEGER", nullable: false),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_IdeaChanges", x => x.Id);
                    table.ForeignKey(
                        name: "FK_IdeaChanges_Accounts_ById",
                        column: x => x.ById,
                        principalTable: "Accounts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_IdeaChanges_Topics_OfId",
                        column: x => x.OfId,
                        principalTable: "Topics",
                        principalColumn: "Id");
                    table.ForeignKey(
                        name: "FK_IdeaChanges_Topics_TopicId",
                        column: x => x.TopicId,
                        principalTable: "Topics",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "IdeaVotes",
                columns: table => new
                {
                    TopicId = table.Column<long>(type: "INTEGER", nullable: false),
                    AccountId = table.Column<long>(type: "INTEGER", nullable: false),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_IdeaVotes", x => new { x.TopicId, x.AccountId });
                    table.ForeignKey(
                        name: "FK_IdeaVotes_Accounts_AccountId",
                        column: x => x.AccountId,
                        principalTable: "Accounts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_IdeaVotes_Topics_TopicId",
                        column: x => x.TopicId,
                        principalTable: "Topics",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "MeToos",
                columns: table => new
                {
                    TopicId = table.Column<long>(type: "INTEGER", nullable: false),
                    AccountId = table.Column<long>(type: "INTEGER", nullable: false),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_MeToos", x => new { x.TopicId, x.AccountId });
                    table.ForeignKey(
                        name: "FK_MeToos_Accounts_AccountId",
                        column: x => x.AccountId,
                        principalTable: "Accounts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_MeToos_Topics_TopicId",
                        column: x => x.TopicId,
                        principalTable: "Topics",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "ReminderStops",
                columns: table => new
                {
                    AccountId = table.Column<long>(type: "INTEGER", nullable: false),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ReminderStops", x => x.AccountId);
                    table.ForeignKey(
                        name: "FK_ReminderStops_Accounts_AccountId",
                        column: x => x.AccountId,
                        principalTable: "Accounts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "TopicWorks",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false),
                    State = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Since = table.Column<DateTime>(type: "TEXT", nullable: false),
                    OwnerId = table.Column<long>(type: "INTEGER", nullable: true),
                    Number = table.Column<int>(type: "INTEGER", nullable: false),
                    OursAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    DueAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    CaseId = table.Column<long>(type: "INTEGER", nullable: true),
                    RemindAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    Reminders = table.Column<int>(type: "INTEGER", nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_TopicWorks", x => x.Id);
                    table.ForeignKey(
                        name: "FK_TopicWorks_Accounts_OwnerId",
                        column: x => x.OwnerId,
                        principalTable: "Accounts",
                        principalColumn: "Id");
                    table.ForeignKey(
                        name: "FK_TopicWorks_Cases_CaseId",
                        column: x => x.CaseId,
                        principalTable: "Cases",
                        principalColumn: "Id");
                    table.ForeignKey(
                        name: "FK_TopicWorks_Topics_Id",
                        column: x => x.Id,
                        principalTable: "Topics",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Topics_IdeasByAge",
                table: "Topics",
                columns: new[] { "CreatedAt", "Id" },
                filter: "\"Kind\" = 'Idea'");

            migrationBuilder.CreateIndex(
                name: "IX_Topics_IdeasByState",
                table: "Topics",
                columns: new[] { "IdeaState", "VoteCount", "Id" },
                filter: "\"Kind\" = 'Idea'");

            migrationBuilder.CreateIndex(
                name: "IX_Topics_IdeasByVotes",
                table: "Topics",
                columns: new[] { "VoteCount", "Id" },
                filter: "\"Kind\" = 'Idea'");

            migrationBuilder.CreateIndex(
                name: "IX_Acceptances_ById",
                table: "Acceptances",
                column: "ById");

            migrationBuilder.CreateIndex(
                name: "IX_Acceptances_PostId",
                table: "Acceptances",
                column: "PostId");

            migrationBuilder.CreateIndex(
                name: "IX_IdeaChanges_ById",
                table: "IdeaChanges",
                column: "ById");

            migrationBuilder.CreateIndex(
                name: "IX_IdeaChanges_OfId",
                table: "IdeaChanges",
                column: "OfId");

            migrationBuilder.CreateIndex(
                name: "IX_IdeaChanges_TopicId_Number",
                table: "IdeaChanges",
                columns: new[] { "TopicId", "Number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_IdeaVotes_AccountId",
                table: "IdeaVotes",
                column: "AccountId");

            migrationBuilder.CreateIndex(
                name: "IX_MeToos_AccountId",
                table: "MeToos",
                column: "AccountId");

            migrationBuilder.CreateIndex(
                name: "IX_TopicWorks_CaseId",
                table: "TopicWorks",
                column: "CaseId");

            migrationBuilder.CreateIndex(
                name: "IX_TopicWorks_DueAt",
                table: "TopicWorks",
                column: "DueAt",
                filter: "\"DueAt\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_TopicWorks_OursAt",
                table: "TopicWorks",
                column: "OursAt",
                filter: "\"OursAt\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_TopicWorks_Overdue",
                table: "TopicWorks",
                columns: new[] { "Since", "Id" },
                filter: "\"CaseId\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_TopicWorks_OwnerId_State_Since_Id",
                table: "TopicWorks",
                columns: new[] { "OwnerId", "State", "Since", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_TopicWorks_RemindAt",
                table: "TopicWorks",
                column: "RemindAt",
                filter: "\"RemindAt\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_TopicWorks_State_Since_Id",
                table: "TopicWorks",
                columns: new[] { "State", "Since", "Id" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "Acceptances");

            migrationBuilder.DropTable(
                name: "IdeaChanges");

            migrationBuilder.DropTable(
                name: "IdeaVotes");

            migrationBuilder.DropTable(
                name: "MeToos");

            migrationBuilder.DropTable(
                name: "ReminderStops");

            migrationBuilder.DropTable(
                name: "TopicWorks");

            migrationBuilder.DropIndex(
                name: "IX_Topics_IdeasByAge",
                table: "Topics");

            migrationBuilder.DropIndex(
                name: "IX_Topics_IdeasByState",
                table: "Topics");

            migrationBuilder.DropIndex(
                name: "IX_Topics_IdeasByVotes",
                table: "Topics");

            migrationBuilder.DropColumn(
                name: "IdeaState",
                table: "Topics");

            migrationBuilder.DropColumn(
                name: "MeTooCount",
                table: "Topics");

            migrationBuilder.DropColumn(
                name: "VoteCount",
                table: "Topics");

            migrationBuilder.DropColumn(
                name: "MembersHours",
                table: "Categories");

            migrationBuilder.DropColumn(
                name: "PromisedHours",
                table: "Categories");
        }
    }
}
