using System;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

namespace Portal.Platform.Data.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class TheWatch : Migration
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
                name: "Place",
                table: "Cases",
                type: "character varying(60)",
                maxLength: 60,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "After",
                table: "AuditEntries",
                type: "character varying(40000)",
                maxLength: 40000,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Before",
                table: "AuditEntries",
                type: "character varying(40000)",
                maxLength: 40000,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Place",
                table: "AuditEntries",
                type: "character varying(60)",
                maxLength: 60,
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "RescuedAt",
                table: "AuditEntries",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "WhomId",
                table: "AuditEntries",
                type: "bigint",
                nullable: true);

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
                name: "WatchChoices",
                columns: table => new
                {
                    AccountId = table.Column<long>(type: "bigint", nullable: false),
                    Words = table.Column<bool>(type: "boolean", nullable: false),
                    Heat = table.Column<bool>(type: "boolean", nullable: false),
                    Tone = table.Column<bool>(type: "boolean", nullable: false)
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
                name: "WatchEntries",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false),
                    Version = table.Column<long>(type: "bigint", nullable: false),
                    Subject = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    Kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Edited = table.Column<bool>(type: "boolean", nullable: false),
                    Whole = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    Place = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    ById = table.Column<long>(type: "bigint", nullable: false),
                    By = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Script = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    IsAnswer = table.Column<bool>(type: "boolean", nullable: false),
                    Digest = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Alerted = table.Column<bool>(type: "boolean", nullable: false),
                    At = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    SeenAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    SeenById = table.Column<long>(type: "bigint", nullable: true)
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
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    OwnerId = table.Column<long>(type: "bigint", nullable: true),
                    Text = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    Folded = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false),
                    ById = table.Column<long>(type: "bigint", nullable: false),
                    At = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
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
                    EntryId = table.Column<long>(type: "bigint", nullable: false),
                    Kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    OwnerId = table.Column<long>(type: "bigint", nullable: false),
                    Words = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false)
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
                    Id = table.Column<long>(type: "bigint", nullable: false),
                    FromId = table.Column<long>(type: "bigint", nullable: false),
                    ToId = table.Column<long>(type: "bigint", nullable: false),
                    Note = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: true),
                    At = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    DoneAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true)
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
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "CaseDecisions");

            migrationBuilder.DropTable(
                name: "PlaceModerators");

            migrationBuilder.DropTable(
                name: "WatchAlerts");

            migrationBuilder.DropTable(
                name: "WatchChoices");

            migrationBuilder.DropTable(
                name: "WatchHandOvers");

            migrationBuilder.DropTable(
                name: "WatchWords");

            migrationBuilder.DropTable(
                name: "WatchEntries");

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
