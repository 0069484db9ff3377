using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Portal.Platform.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Finding : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<bool>(
                name: "Wrote",
                table: "TopicMarks",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.CreateTable(
                name: "SearchFormats",
                columns: table => new
                {
                    Number = table.Column<int>(type: "INTEGER", nullable: false),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SearchFormats", x => x.Number);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Topics_Kind_CreatedAt_Id",
                table: "Topics",
                columns: new[] { "Kind", "CreatedAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Topics_Solved",
                table: "Topics",
                columns: new[] { "CreatedAt", "Id" },
                filter: "\"AcceptedPostId\" IS NOT NULL");

            // Moved by hand: who wrote before this migration.
            migrationBuilder.Sql("""
                UPDATE "TopicMarks" SET "Wrote" = TRUE
                WHERE EXISTS (SELECT 1 FROM "Posts" p WHERE p."TopicId" = "TopicMarks"."TopicId" AND p."AuthorId" = "TopicMarks"."AccountId")
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "SearchFormats");

            migrationBuilder.DropIndex(
                name: "IX_Topics_Kind_CreatedAt_Id",
                table: "Topics");

            migrationBuilder.DropIndex(
                name: "IX_Topics_Solved",
                table: "Topics");

            migrationBuilder.DropColumn(
                name: "Wrote",
                table: "TopicMarks");
        }
    }
}
