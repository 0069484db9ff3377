using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Portal.Platform.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Keeping : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<DateTime>(
                name: "ArchivedAt",
                table: "Topics",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "Changes",
                table: "Topics",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<DateTime>(
                name: "ClosedAt",
                table: "Topics",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "MergedIntoId",
                table: "Topics",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Pin",
                table: "Topics",
                type: "TEXT",
                maxLength: 40,
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "SlowMinutes",
                table: "Topics",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<DateTime>(
                name: "WikiSince",
                table: "Posts",
                type: "TEXT",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "TopicChanges",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    TopicId = table.Column<long>(type: "INTEGER", nullable: false),
                    Deed = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    ById = table.Column<long>(type: "INTEGER", nullable: true),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false),
                    Reason = table.Column<string>(type: "TEXT", maxLength: 500, nullable: true),
                    AfterNumber = table.Column<int>(type: "INTEGER", nullable: false),
                    OtherTopicId = table.Column<long>(type: "INTEGER", nullable: true),
                    Count = table.Column<int>(type: "INTEGER", nullable: false),
                    Before = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: true),
                    After = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: true),
                    UndoneAt = table.Column<DateTime>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_TopicChanges", x => x.Id);
                    table.ForeignKey(
                        name: "FK_TopicChanges_Topics_TopicId",
                        column: x => x.TopicId,
                        principalTable: "Topics",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "TopicTimers",
                columns: table => new
                {
                    TopicId = table.Column<long>(type: "INTEGER", nullable: false),
                    Deed = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false),
                    ById = table.Column<long>(type: "INTEGER", nullable: true),
                    Reason = table.Column<string>(type: "TEXT", maxLength: 500, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_TopicTimers", x => new { x.TopicId, x.Deed });
                    table.ForeignKey(
                        name: "FK_TopicTimers_Topics_TopicId",
                        column: x => x.TopicId,
                        principalTable: "Topics",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "MovedPosts",
                columns: table => new
                {
                    TopicId = table.Column<long>(type: "INTEGER", nullable: false),
                    Number = table.Column<int>(type: "INTEGER", nullable: false),
                    PostId = table.Column<long>(type: "INTEGER", nullable: false),
                    ChangeId = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_MovedPosts", x => new { x.TopicId, x.Number });
                    table.ForeignKey(
                        name: "FK_MovedPosts_Posts_PostId",
                        column: x => x.PostId,
                        principalTable: "Posts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_MovedPosts_TopicChanges_ChangeId",
                        column: x => x.ChangeId,
                        principalTable: "TopicChanges",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_MovedPosts_Topics_TopicId",
                        column: x => x.TopicId,
                        principalTable: "Topics",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Topics_Pinned",
                table: "Topics",
                columns: new[] { "LastPostAt", "Id" },
                filter: "\"Pin\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_MovedPosts_ChangeId_PostId",
                table: "MovedPosts",
                columns: new[] { "ChangeId", "PostId" });

            migrationBuilder.CreateIndex(
                name: "IX_MovedPosts_PostId",
                table: "MovedPosts",
                column: "PostId");

            migrationBuilder.CreateIndex(
                name: "IX_TopicChanges_TopicId_AfterNumber_Id",
                table: "TopicChanges",
                columns: new[] { "TopicId", "AfterNumber", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_TopicTimers_At",
                table: "TopicTimers",
                column: "At");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "MovedPosts");

            migrationBuilder.DropTable(
                name: "TopicTimers");

            migrationBuilder.DropTable(
                name: "TopicChanges");

            migrationBuilder.DropIndex(
                name: "IX_Topics_Pinned",
                table: "Topics");

            migrationBuilder.DropColumn(
                name: "ArchivedAt",
                table: "Topics");

            migrationBuilder.DropColumn(
                name: "Changes",
                table: "Topics");

            migrationBuilder.DropColumn(
                name: "ClosedAt",
                table: "Topics");

            migrationBuilder.DropColumn(
                name: "MergedIntoId",
                table: "Topics");

            migrationBuilder.DropColumn(
                name: "Pin",
                table: "Topics");

            migrationBuilder.DropColumn(
                name: "SlowMinutes",
                table: "Topics");

            migrationBuilder.DropColumn(
                name: "WikiSince",
                table: "Posts");
        }
    }
}
