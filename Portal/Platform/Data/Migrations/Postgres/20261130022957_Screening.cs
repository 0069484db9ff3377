using System;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

namespace Portal.Platform.Data.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class Screening : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "Stamp",
                table: "Evidence",
                type: "character varying(16)",
                maxLength: 16,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "ApprovedFrom",
                table: "Categories",
                type: "character varying(40)",
                maxLength: 40,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Place",
                table: "Cases",
                type: "character varying(60)",
                maxLength: 60,
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "AwaitsApproval",
                table: "Accounts",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.CreateTable(
                name: "CaseDecisions",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    CaseId = table.Column<long>(type: "bigint", nullable: false),
                    ById = table.Column<long>(type: "bigint", nullable: true),
                    At = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    Outcome = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Reason = table.Column<string>(type: "character varying(2200)", maxLength: 2200, nullable: false),
                    Stamp = table.Column<string>(type: "character varying(16)", maxLength: 16, nullable: false),
                    WasHidden = table.Column<bool>(type: "boolean", nullable: false),
                    UndoneAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    UndoneById = table.Column<long>(type: "bigint", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CaseDecisions", x => x.Id);
                    table.ForeignKey(
                        name: "FK_CaseDecisions_Accounts_ById",
                        column: x => x.ById,
                        principalTable: "Accounts",
                        principalColumn: "Id");
                    table.ForeignKey(
                        name: "FK_CaseDecisions_Accounts_UndoneById",
                        column: x => x.UndoneById,
                        principalTable: "Accounts",
                        principalColumn: "Id");
                    table.ForeignKey(
                        name: "FK_CaseDecisions_Cases_CaseId",
                        column: x => x.CaseId,
                        principalTable: "Cases",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "PlaceModerators",
                columns: table => new
                {
                    AccountId = table.Column<long>(type: "bigint", nullable: false),
                    Place = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    GivenById = table.Column<long>(type: "bigint", nullable: true),
                    GivenAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PlaceModerators", x => new { x.AccountId, x.Place });
                    table.ForeignKey(
                        name: "FK_PlaceModerators_Accounts_AccountId",
                        column: x => x.AccountId,
                        principalTable: "Accounts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "ScreenedCases",
                columns: table => new
                {
                    CaseId = table.Column<long>(type: "bigint", nullable: false),
                    AccountId = table.Column<long>(type: "bigint", nullable: false),
                    WasHeld = table.Column<bool>(type: "boolean", nullable: false),
                    WasSeen = table.Column<bool>(type: "boolean", nullable: false),
                    State = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Findings = table.Column<string>(type: "text", nullable: false),
                    Reason = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: true),
                    At = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ScreenedCases", x => x.CaseId);
                    table.ForeignKey(
                        name: "FK_ScreenedCases_Accounts_AccountId",
                        column: x => x.AccountId,
                        principalTable: "Accounts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_ScreenedCases_Cases_CaseId",
                        column: x => x.CaseId,
                        principalTable: "Cases",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "SpamMarks",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    Value = table.Column<long>(type: "bigint", nullable: false),
                    At = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    AccountId = table.Column<long>(type: "bigint", nullable: false),
                    Subject = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SpamMarks", x => x.Id);
                    table.ForeignKey(
                        name: "FK_SpamMarks_Accounts_AccountId",
                        column: x => x.AccountId,
                        principalTable: "Accounts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "WatchedWords",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    Kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Text = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    Form = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: false),
                    Effect = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Place = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    ById = table.Column<long>(type: "bigint", nullable: true),
                    At = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_WatchedWords", x => x.Id);
                    table.ForeignKey(
                        name: "FK_WatchedWords_Accounts_ById",
                        column: x => x.ById,
                        principalTable: "Accounts",
                        principalColumn: "Id");
                });

            migrationBuilder.CreateIndex(
                name: "IX_Evidence_Stamp_CaseId",
                table: "Evidence",
                columns: new[] { "Stamp", "CaseId" });

            migrationBuilder.CreateIndex(
                name: "IX_Cases_Place_State_ClosedAt_Id",
                table: "Cases",
                columns: new[] { "Place", "State", "ClosedAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Cases_Place_State_Weight_OpenedAt_Id",
                table: "Cases",
                columns: new[] { "Place", "State", "Weight", "OpenedAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Cases_Queue_Closed",
                table: "Cases",
                columns: new[] { "State", "ClosedAt", "Id" },
                filter: "\"Kind\" <> 'Chat'");

            migrationBuilder.CreateIndex(
                name: "IX_Cases_Queue_Open",
                table: "Cases",
                columns: new[] { "State", "Weight", "OpenedAt", "Id" },
                filter: "\"Kind\" <> 'Chat'");

            migrationBuilder.CreateIndex(
                name: "IX_CaseDecisions_At_Id",
                table: "CaseDecisions",
                columns: new[] { "At", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_CaseDecisions_ById",
                table: "CaseDecisions",
                column: "ById");

            migrationBuilder.CreateIndex(
                name: "IX_CaseDecisions_CaseId_Id",
                table: "CaseDecisions",
                columns: new[] { "CaseId", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_CaseDecisions_UndoneById",
                table: "CaseDecisions",
                column: "UndoneById");

            migrationBuilder.CreateIndex(
                name: "IX_PlaceModerators_Place",
                table: "PlaceModerators",
                column: "Place");

            migrationBuilder.CreateIndex(
                name: "IX_ScreenedCases_AccountId_CaseId",
                table: "ScreenedCases",
                columns: new[] { "AccountId", "CaseId" });

            migrationBuilder.CreateIndex(
                name: "IX_SpamMarks_AccountId",
                table: "SpamMarks",
                column: "AccountId");

            migrationBuilder.CreateIndex(
                name: "IX_SpamMarks_At",
                table: "SpamMarks",
                column: "At");

            migrationBuilder.CreateIndex(
                name: "IX_SpamMarks_Subject",
                table: "SpamMarks",
                column: "Subject");

            migrationBuilder.CreateIndex(
                name: "IX_SpamMarks_Value_At",
                table: "SpamMarks",
                columns: new[] { "Value", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_WatchedWords_ById",
                table: "WatchedWords",
                column: "ById");

            migrationBuilder.CreateIndex(
                name: "IX_WatchedWords_Kind_Form_Place",
                table: "WatchedWords",
                columns: new[] { "Kind", "Form", "Place" },
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "CaseDecisions");

            migrationBuilder.DropTable(
                name: "PlaceModerators");

            migrationBuilder.DropTable(
                name: "ScreenedCases");

            migrationBuilder.DropTable(
                name: "SpamMarks");

            migrationBuilder.DropTable(
                name: "WatchedWords");

            migrationBuilder.DropIndex(
                name: "IX_Evidence_Stamp_CaseId",
                table: "Evidence");

            migrationBuilder.DropIndex(
                name: "IX_Cases_Place_State_ClosedAt_Id",
                table: "Cases");

            migrationBuilder.DropIndex(
                name: "IX_Cases_Place_State_Weight_OpenedAt_Id",
                table: "Cases");

            migrationBuilder.DropIndex(
                name: "IX_Cases_Queue_Closed",
                table: "Cases");

            migrationBuilder.DropIndex(
                name: "IX_Cases_Queue_Open",
                table: "Cases");

            migrationBuilder.DropColumn(
                name: "Stamp",
                table: "Evidence");

            migrationBuilder.DropColumn(
                name: "ApprovedFrom",
                table: "Categories");

            migrationBuilder.DropColumn(
                name: "Place",
                table: "Cases");

            migrationBuilder.DropColumn(
                name: "AwaitsApproval",
                table: "Accounts");
        }
    }
}
