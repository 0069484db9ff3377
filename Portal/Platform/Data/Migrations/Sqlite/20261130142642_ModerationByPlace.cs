using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Portal.Platform.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class ModerationByPlace : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "Note",
                table: "WatchedWords",
                type: "TEXT",
                maxLength: 200,
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "Until",
                table: "WatchedWords",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Place",
                table: "Sanctions",
                type: "TEXT",
                maxLength: 60,
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "ClosedAt",
                table: "Groups",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "CloseReason",
                table: "Clubs",
                type: "TEXT",
                maxLength: 500,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "ClosedBy",
                table: "Clubs",
                type: "TEXT",
                maxLength: 40,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "ReturnTo",
                table: "AccountRequests",
                type: "TEXT",
                maxLength: 1000,
                nullable: true);

            migrationBuilder.CreateTable(
                name: "SavedScreening",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false),
                    Spam = table.Column<bool>(type: "INTEGER", nullable: false),
                    HoldAt = table.Column<int>(type: "INTEGER", nullable: false),
                    RefuseAt = table.Column<int>(type: "INTEGER", nullable: false),
                    FirstPosts = table.Column<int>(type: "INTEGER", nullable: false),
                    ApproveAccounts = table.Column<bool>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SavedScreening", x => x.Id);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Groups_ClosedAt",
                table: "Groups",
                column: "ClosedAt",
                filter: "\"ClosedAt\" IS NOT NULL");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "SavedScreening");

            migrationBuilder.DropIndex(
                name: "IX_Groups_ClosedAt",
                table: "Groups");

            migrationBuilder.DropColumn(
                name: "Note",
                table: "WatchedWords");

            migrationBuilder.DropColumn(
                name: "Until",
                table: "WatchedWords");

            migrationBuilder.DropColumn(
                name: "Place",
                table: "Sanctions");

            migrationBuilder.DropColumn(
                name: "ClosedAt",
                table: "Groups");

            migrationBuilder.DropColumn(
                name: "CloseReason",
                table: "Clubs");

            migrationBuilder.DropColumn(
                name: "ClosedBy",
                table: "Clubs");

            migrationBuilder.DropColumn(
                name: "ReturnTo",
                table: "AccountRequests");
        }
    }
}
