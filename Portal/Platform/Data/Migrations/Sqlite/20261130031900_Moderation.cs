using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Portal.Platform.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Moderation : Migration
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
                name: "ApprovedFrom",
                table: "Categories",
                type: "TEXT",
                maxLength: 40,
                nullable: true);

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

            migrationBuilder.AddColumn<bool>(
                name: "AwaitsApproval",
                table: "Accounts",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.CreateTable(
                name: "Appeals",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    AccountId = table.Column<long>(type: "INTEGER", nullable: false),
                    Decision = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    AgainstId = table.Column<long>(type: "INTEGER", nullable: true),
                    Text = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false),
                    CaseId = table.Column<long>(type: "INTEGER", nullable: false),
                    Outcome = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    DecidedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    DecidedById = table.Column<long>(type: "INTEGER", nullable: true),
                    Answer = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Appeals", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Appeals_Accounts_AccountId",
                        column: x => x.AccountId,
                        principalTable: "Accounts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

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
                name: "ReasonTemplates",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    Use = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    En = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: false),
                    ZhHans = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: false),
                    ZhHant = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ReasonTemplates", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Sanctions",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    AccountId = table.Column<long>(type: "INTEGER", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    ById = table.Column<long>(type: "INTEGER", nullable: true),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false),
                    Reason = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: false),
                    Until = table.Column<DateTime>(type: "TEXT", nullable: true),
                    Points = table.Column<int>(type: "INTEGER", nullable: false),
                    CaseId = table.Column<long>(type: "INTEGER", nullable: true),
                    Subject = table.Column<string>(type: "TEXT", maxLength: 60, nullable: true),
                    AcknowledgedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    RevokedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    RevokedById = table.Column<long>(type: "INTEGER", nullable: true),
                    RevokedReason = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: true),
                    Replaced = table.Column<bool>(type: "INTEGER", nullable: false),
                    Binds = table.Column<bool>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Sanctions", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Sanctions_Accounts_AccountId",
                        column: x => x.AccountId,
                        principalTable: "Accounts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "ScreenedCases",
                columns: table => new
                {
                    CaseId = table.Column<long>(type: "INTEGER", nullable: false),
                    AccountId = table.Column<long>(type: "INTEGER", nullable: false),
                    WasHeld = table.Column<bool>(type: "INTEGER", nullable: false),
                    WasSeen = table.Column<bool>(type: "INTEGER", nullable: false),
                    State = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Findings = table.Column<string>(type: "TEXT", nullable: false),
                    Reason = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: true),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false)
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
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    Value = table.Column<long>(type: "INTEGER", nullable: false),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false),
                    AccountId = table.Column<long>(type: "INTEGER", nullable: false),
                    Subject = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false)
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

            migrationBuilder.CreateTable(
                name: "WatchChoices",
                columns: table => new
                {
                    AccountId = table.Column<long>(type: "INTEGER", nullable: false),
                    Words = table.Column<bool>(type: "INTEGER", nullable: false),
                    Heat = table.Column<bool>(type: "INTEGER", nullable: false),
                    Tone = table.Column<bool>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_WatchChoices", x => x.AccountId);
                    table.ForeignKey(
                        name: "FK_WatchChoices_Accounts_AccountId",
                        column: x => x.AccountId,
                        principalTable: "Accounts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "WatchedWords",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Text = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Form = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    Effect = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Place = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    ById = table.Column<long>(type: "INTEGER", nullable: true),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false)
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

            migrationBuilder.CreateTable(
                name: "WatchEntries",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false),
                    Version = table.Column<long>(type: "INTEGER", nullable: false),
                    Subject = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Edited = table.Column<bool>(type: "INTEGER", nullable: false),
                    Whole = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    Place = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    ById = table.Column<long>(type: "INTEGER", nullable: false),
                    By = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Script = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    IsAnswer = table.Column<bool>(type: "INTEGER", nullable: false),
                    Digest = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Alerted = table.Column<bool>(type: "INTEGER", nullable: false),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false),
                    SeenAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    SeenById = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_WatchEntries", x => x.Id);
                    table.ForeignKey(
                        name: "FK_WatchEntries_Accounts_ById",
                        column: x => x.ById,
                        principalTable: "Accounts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_WatchEntries_Accounts_SeenById",
                        column: x => x.SeenById,
                        principalTable: "Accounts",
                        principalColumn: "Id");
                });

            migrationBuilder.CreateTable(
                name: "WatchWords",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    OwnerId = table.Column<long>(type: "INTEGER", nullable: true),
                    Text = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    Folded = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    ById = table.Column<long>(type: "INTEGER", nullable: false),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_WatchWords", x => x.Id);
                    table.ForeignKey(
                        name: "FK_WatchWords_Accounts_ById",
                        column: x => x.ById,
                        principalTable: "Accounts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_WatchWords_Accounts_OwnerId",
                        column: x => x.OwnerId,
                        principalTable: "Accounts",
                        principalColumn: "Id");
                });

            migrationBuilder.CreateTable(
                name: "WatchAlerts",
                columns: table => new
                {
                    EntryId = table.Column<long>(type: "INTEGER", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    OwnerId = table.Column<long>(type: "INTEGER", nullable: false),
                    Words = table.Column<string>(type: "TEXT", maxLength: 300, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_WatchAlerts", x => new { x.EntryId, x.Kind, x.OwnerId });
                    table.ForeignKey(
                        name: "FK_WatchAlerts_WatchEntries_EntryId",
                        column: x => x.EntryId,
                        principalTable: "WatchEntries",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "WatchHandOvers",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false),
                    FromId = table.Column<long>(type: "INTEGER", nullable: false),
                    ToId = table.Column<long>(type: "INTEGER", nullable: false),
                    Note = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: true),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false),
                    DoneAt = table.Column<DateTime>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_WatchHandOvers", x => x.Id);
                    table.ForeignKey(
                        name: "FK_WatchHandOvers_Accounts_FromId",
                        column: x => x.FromId,
                        principalTable: "Accounts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_WatchHandOvers_Accounts_ToId",
                        column: x => x.ToId,
                        principalTable: "Accounts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_WatchHandOvers_WatchEntries_Id",
                        column: x => x.Id,
                        principalTable: "WatchEntries",
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
                name: "IX_Appeals_AccountId_At_Id",
                table: "Appeals",
                columns: new[] { "AccountId", "At", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Appeals_AccountId_Decision",
                table: "Appeals",
                columns: new[] { "AccountId", "Decision" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Appeals_CaseId",
                table: "Appeals",
                column: "CaseId");

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
                name: "IX_ReasonTemplates_Use_Name",
                table: "ReasonTemplates",
                columns: new[] { "Use", "Name" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Sanctions_AccountId_At_Id",
                table: "Sanctions",
                columns: new[] { "AccountId", "At", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Sanctions_Binding",
                table: "Sanctions",
                column: "AccountId",
                filter: "\"Binds\"");

            migrationBuilder.CreateIndex(
                name: "IX_Sanctions_CaseId",
                table: "Sanctions",
                column: "CaseId");

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

            migrationBuilder.CreateIndex(
                name: "IX_WatchEntries_Alerted",
                table: "WatchEntries",
                column: "Id",
                filter: "\"Alerted\"");

            migrationBuilder.CreateIndex(
                name: "IX_WatchEntries_At",
                table: "WatchEntries",
                column: "At");

            migrationBuilder.CreateIndex(
                name: "IX_WatchEntries_By_Id",
                table: "WatchEntries",
                columns: new[] { "By", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_WatchEntries_ById",
                table: "WatchEntries",
                column: "ById");

            migrationBuilder.CreateIndex(
                name: "IX_WatchEntries_Kind_Id",
                table: "WatchEntries",
                columns: new[] { "Kind", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_WatchEntries_Place_Id",
                table: "WatchEntries",
                columns: new[] { "Place", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_WatchEntries_SeenById_SeenAt",
                table: "WatchEntries",
                columns: new[] { "SeenById", "SeenAt" });

            migrationBuilder.CreateIndex(
                name: "IX_WatchEntries_Subject_Id",
                table: "WatchEntries",
                columns: new[] { "Subject", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_WatchEntries_Unseen",
                table: "WatchEntries",
                column: "Id",
                filter: "\"SeenAt\" IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_WatchEntries_Version",
                table: "WatchEntries",
                column: "Version");

            migrationBuilder.CreateIndex(
                name: "IX_WatchEntries_Whole_At",
                table: "WatchEntries",
                columns: new[] { "Whole", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_WatchHandOvers_FromId",
                table: "WatchHandOvers",
                column: "FromId");

            migrationBuilder.CreateIndex(
                name: "IX_WatchHandOvers_ToId_Id",
                table: "WatchHandOvers",
                columns: new[] { "ToId", "Id" },
                filter: "\"DoneAt\" IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_WatchWords_ById",
                table: "WatchWords",
                column: "ById");

            migrationBuilder.CreateIndex(
                name: "IX_WatchWords_OwnerId_Folded",
                table: "WatchWords",
                columns: new[] { "OwnerId", "Folded" },
                unique: true);

            // Who was banned stays so.
            migrationBuilder.Sql(
                """
                INSERT INTO "Sanctions" ("AccountId", "Kind", "ById", "At", "Reason", "Until", "Points", "Replaced", "Binds")
                SELECT "AccountId", CASE WHEN "Until" IS NULL THEN 'Ban' ELSE 'Suspension' END, "ById", "At", "Reason", "Until", CASE WHEN "Until" IS NULL THEN 5 ELSE 3 END, FALSE, TRUE FROM "Bans"
                """);

            migrationBuilder.DropTable(
                name: "Bans");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "Appeals");

            migrationBuilder.DropTable(
                name: "CaseDecisions");

            migrationBuilder.DropTable(
                name: "FlagReasons");

            migrationBuilder.DropTable(
                name: "FlagSettings");

            migrationBuilder.DropTable(
                name: "PlaceModerators");

            migrationBuilder.DropTable(
                name: "ReasonTemplates");

            migrationBuilder.DropTable(
                name: "Sanctions");

            migrationBuilder.DropTable(
                name: "ScreenedCases");

            migrationBuilder.DropTable(
                name: "SpamMarks");

            migrationBuilder.DropTable(
                name: "TakenProfiles");

            migrationBuilder.DropTable(
                name: "WatchAlerts");

            migrationBuilder.DropTable(
                name: "WatchChoices");

            migrationBuilder.DropTable(
                name: "WatchedWords");

            migrationBuilder.DropTable(
                name: "WatchHandOvers");

            migrationBuilder.DropTable(
                name: "WatchWords");

            migrationBuilder.DropTable(
                name: "WatchEntries");

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
                name: "ApprovedFrom",
                table: "Categories");

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

            migrationBuilder.DropColumn(
                name: "AwaitsApproval",
                table: "Accounts");

            migrationBuilder.CreateTable(
                name: "Bans",
                columns: table => new
                {
                    AccountId = table.Column<long>(type: "INTEGER", nullable: false),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false),
                    ById = table.Column<long>(type: "INTEGER", nullable: true),
                    Reason = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: false),
                    Until = table.Column<DateTime>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Bans", x => x.AccountId);
                    table.ForeignKey(
                        name: "FK_Bans_Accounts_AccountId",
                        column: x => x.AccountId,
                        principalTable: "Accounts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });
        }
    }
}
