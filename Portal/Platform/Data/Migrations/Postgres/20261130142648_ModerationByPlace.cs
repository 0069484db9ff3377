using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Portal.Platform.Data.Migrations.Postgres
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
                type: "character varying(200)",
                maxLength: 200,
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "Until",
                table: "WatchedWords",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Place",
                table: "Sanctions",
                type: "character varying(60)",
                maxLength: 60,
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "ClosedAt",
                table: "Groups",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "CloseReason",
                table: "Clubs",
                type: "character varying(500)",
                maxLength: 500,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "ClosedBy",
                table: "Clubs",
                type: "character varying(40)",
                maxLength: 40,
                nullable: true);

            migrationBuilder.AlterColumn<string>(
                name: "Stamp",
                table: "CaseDecisions",
                type: "character varying(33)",
                maxLength: 33,
                nullable: false,
                oldClrType: typeof(string),
                oldType: "character varying(16)",
                oldMaxLength: 16);

            migrationBuilder.AddColumn<string>(
                name: "ReturnTo",
                table: "AccountRequests",
                type: "character varying(1000)",
                maxLength: 1000,
                nullable: true);

            migrationBuilder.CreateTable(
                name: "SavedScreening",
                columns: table => new
                {
                    Id = table.Column<int>(type: "integer", nullable: false),
                    Spam = table.Column<bool>(type: "boolean", nullable: false),
                    HoldAt = table.Column<int>(type: "integer", nullable: false),
                    RefuseAt = table.Column<int>(type: "integer", nullable: false),
                    FirstPosts = table.Column<int>(type: "integer", nullable: false),
                    ApproveAccounts = table.Column<bool>(type: "boolean", nullable: false)
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

            migrationBuilder.AlterColumn<string>(
                name: "Stamp",
                table: "CaseDecisions",
                type: "character varying(16)",
                maxLength: 16,
                nullable: false,
                oldClrType: typeof(string),
                oldType: "character varying(33)",
                oldMaxLength: 33);
        }
    }
}
