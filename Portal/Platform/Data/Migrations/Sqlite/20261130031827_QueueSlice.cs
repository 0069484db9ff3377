using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Portal.Platform.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class QueueSlice : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<bool>(
                name: "ByNewcomer",
                table: "Flags",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<int>(
                name: "ReporterDecided",
                table: "Flags",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<int>(
                name: "ReporterRight",
                table: "Flags",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<int>(
                name: "Weight",
                table: "Flags",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<bool>(
                name: "Hidden",
                table: "Files",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<string>(
                name: "Stamp",
                table: "Evidence",
                type: "TEXT",
                maxLength: 16,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "Place",
                table: "Cases",
                type: "TEXT",
                maxLength: 60,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "After",
                table: "AuditEntries",
                type: "TEXT",
                maxLength: 40000,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Before",
                table: "AuditEntries",
                type: "TEXT",
                maxLength: 40000,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Place",
                table: "AuditEntries",
                type: "TEXT",
                maxLength: 60,
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "RescuedAt",
                table: "AuditEntries",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "WhomId",
                table: "AuditEntries",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "CaseDecisions",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    CaseId = table.Column<long>(type: "INTEGER", nullable: false),
                    ById = table.Column<long>(type: "INTEGER", nullable: true),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false),
                    Outcome = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Reason = table.Column<string>(type: "TEXT", maxLength: 2200, nullable: false),
                    Stamp = table.Column<string>(type: "TEXT", maxLength: 16, nullable: false),
                    WasHidden = table.Column<bool>(type: "INTEGER", nullable: false),
                    UndoneAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    UndoneById = table.Column<long>(type: "INTEGER", nullable: true)
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
                name: "FlagReasons",
                columns: table => new
                {
                    Code = table.Column<string>(type: "TEXT", maxLength: 30, nullable: false),
                    Title = table.Column<string>(type: "TEXT", maxLength: 60, nullable: true),
                    TitleHans = table.Column<string>(type: "TEXT", maxLength: 60, nullable: true),
                    TitleHant = table.Column<string>(type: "TEXT", maxLength: 60, nullable: true),
                    Hint = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    HintHans = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    HintHant = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    Weight = table.Column<int>(type: "INTEGER", nullable: false),
                    NoteNeeded = table.Column<bool>(type: "INTEGER", nullable: false),
                    Off = table.Column<bool>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_FlagReasons", x => x.Code);
                });

            migrationBuilder.CreateTable(
                name: "FlagSettings",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false),
                    HideAt = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_FlagSettings", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "PlaceModerators",
                columns: table => new
                {
                    AccountId = table.Column<long>(type: "INTEGER", nullable: false),
                    Place = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    GivenById = table.Column<long>(type: "INTEGER", nullable: true),
                    GivenAt = table.Column<DateTime>(type: "TEXT", nullable: false)
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
                name: "TakenProfiles",
                columns: table => new
                {
                    AccountId = table.Column<long>(type: "INTEGER", nullable: false),
                    DisplayName = table.Column<string>(type: "TEXT", maxLength: 100, nullable: true),
                    About = table.Column<string>(type: "TEXT", nullable: true),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_TakenProfiles", x => x.AccountId);
                    table.ForeignKey(
                        name: "FK_TakenProfiles_Accounts_AccountId",
                        column: x => x.AccountId,
                        principalTable: "Accounts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Flags_Reason_CaseId",
                table: "Flags",
                columns: new[] { "Reason", "CaseId" });

            migrationBuilder.CreateIndex(
                name: "IX_Flags_ReporterId_Id",
                table: "Flags",
                columns: new[] { "ReporterId", "Id" });

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
                descending: new[] { false, true, false, false },
                filter: "\"Kind\" <> 'Chat'");

            migrationBuilder.CreateIndex(
                name: "IX_AuditEntries_At_Id",
                table: "AuditEntries",
                columns: new[] { "At", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_AuditEntries_Place_Id",
                table: "AuditEntries",
                columns: new[] { "Place", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_AuditEntries_WhomId_Id",
                table: "AuditEntries",
                columns: new[] { "WhomId", "Id" });

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
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "CaseDecisions");

            migrationBuilder.DropTable(
                name: "FlagReasons");

            migrationBuilder.DropTable(
                name: "FlagSettings");

            migrationBuilder.DropTable(
                name: "PlaceModerators");

            migrationBuilder.DropTable(
                name: "TakenProfiles");

            migrationBuilder.DropIndex(
                name: "IX_Flags_Reason_CaseId",
                table: "Flags");

            migrationBuilder.DropIndex(
                name: "IX_Flags_ReporterId_Id",
                table: "Flags");

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

            migrationBuilder.DropIndex(
                name: "IX_AuditEntries_At_Id",
                table: "AuditEntries");

            migrationBuilder.DropIndex(
                name: "IX_AuditEntries_Place_Id",
                table: "AuditEntries");

            migrationBuilder.DropIndex(
                name: "IX_AuditEntries_WhomId_Id",
                table: "AuditEntries");

            migrationBuilder.DropColumn(
                name: "ByNewcomer",
                table: "Flags");

            migrationBuilder.DropColumn(
                name: "ReporterDecided",
                table: "Flags");

            migrationBuilder.DropColumn(
                name: "ReporterRight",
                table: "Flags");

            migrationBuilder.DropColumn(
                name: "Weight",
                table: "Flags");

            migrationBuilder.DropColumn(
                name: "Hidden",
                table: "Files");

            migrationBuilder.DropColumn(
                name: "Stamp",
                table: "Evidence");

            migrationBuilder.DropColumn(
                name: "Place",
                table: "Cases");

            migrationBuilder.DropColumn(
                name: "After",
                table: "AuditEntries");

            migrationBuilder.DropColumn(
                name: "Before",
                table: "AuditEntries");

            migrationBuilder.DropColumn(
                name: "Place",
                table: "AuditEntries");

            migrationBuilder.DropColumn(
                name: "RescuedAt",
                table: "AuditEntries");

            migrationBuilder.DropColumn(
                name: "WhomId",
                table: "AuditEntries");
        }
    }
}
